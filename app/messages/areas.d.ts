declare module "virtual:message-areas" {
  /** Each address of the route table with the areas of the catalogues its page takes messages from. */
  export const rows: [address: string, areas: string[]][];
}
