/** The memory store keeps what every store has to. */
import { createMemoryStore } from "../src/index.ts";
import { describeStoreContract } from "./store-contract.ts";

describeStoreContract("in memory", async (clock) => {
  const store = createMemoryStore(clock);
  return { store, another: async () => store, close: async () => {} };
});
