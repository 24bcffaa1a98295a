export { RemotePolicy, type RemotePolicyOptions } from './remote/remote-policy.ts';
export type { ServerAddress } from './remote/server-address.ts';
