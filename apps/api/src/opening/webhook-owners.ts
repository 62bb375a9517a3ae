import type { AccessModule } from '../modules/access/module.ts'
import type { Owners } from '../modules/webhooks/module.ts'
import { endpointReach } from './open-engines.ts'

/**
 * How far a message may go. Admins' go as far as their engines are reached; whoever is only a member sends to the public internet,
 * unless the studio is told that all of its network may be called.
 */
export const webhookOwners = (
  config: Parameters<typeof endpointReach>[0],
  { roleOf }: Pick<AccessModule, 'roleOf'>,
): Owners => ({
  roleOf,
  reachOf: role => (role === 'admin' || config.allowPrivateNetwork ? endpointReach(config) : 'public'),
})
