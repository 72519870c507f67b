export { endSeats } from "./end-seats.server";
