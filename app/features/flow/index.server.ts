export { type WaitingOffer, waitingOffers } from "./waiting-offers.server";
