export { checkDelivery } from "./check-delivery.ts";
export type { Delivery } from "./delivery.ts";
export {
  type InstallationAction,
  installationDelivery,
  installationRepositoriesDelivery,
} from "./installation-deliveries.ts";
export { pingDelivery } from "./ping-delivery.ts";
export { type RepositoryChange, repositoryDelivery } from "./repository-deliveries.ts";
export { type Sending, type SignedDelivery, sendDelivery, signDelivery } from "./send-delivery.ts";
export { toDeliveries } from "./to-deliveries.ts";
