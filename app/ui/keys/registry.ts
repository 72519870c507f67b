/** Something a component offers while it is on the page, in the order of offering. */
export type Registry<Item> = {
  /** Replaces what this owner offers. */
  offer: (owner: symbol, items: readonly Item[]) => void;
  withdraw: (owner: symbol) => void;
  all: () => Item[];
};

/** A registry outside of React's state: offering changes nothing on the screen until a dialog asks for it. */
export function createRegistry<Item>(): Registry<Item> {
  const offers = new Map<symbol, readonly Item[]>();
  return {
    offer: (owner, items) => void offers.set(owner, items),
    withdraw: (owner) => void offers.delete(owner),
    all: () => [...offers.values()].flat(),
  };
}
