import { expect, test } from 'vitest'
import { readConfig } from '../config.ts'
import { endpointReach, engineReach } from './open-engines.ts'

const DATABASE_URL = 'postgres://studio@localhost/studio'

test.each([
  [{}, 'own network'],
  [{ HOST: 'localhost' }, 'own network'],
  [{ HOST: '::1' }, 'own network'],
  [{ HOST: '0.0.0.0' }, 'public'],
  [{ HOST: '192.168.1.5' }, 'public'],
  [{ TRUST_PROXY: 'loopback' }, 'public'],
  [{ ALLOWED_HOSTS: 'studio.example.org' }, 'public'],
  [{ STUDIO_ROLE: 'api', DATABASE_URL }, 'public'],
  [{ STUDIO_ROLE: 'worker', DATABASE_URL }, 'public'],
  [{ STUDIO_ROLE: 'all', DATABASE_URL }, 'own network'],
  [{ STUDIO_ROLE: 'worker', DATABASE_URL, HOST: '0.0.0.0', ALLOW_PRIVATE_NETWORK: 'true' }, 'anywhere'],
])("with %j the endpoints of one's own may be reached: %s", (env, reach) => {
  expect(endpointReach(readConfig(env))).toBe(reach)
})

test.each([
  [{}, null, 'own network'],
  [{}, false, 'public'],
  [{ HOST: '0.0.0.0' }, null, 'public'],
  [{ HOST: '0.0.0.0' }, true, 'own network'],
  [{ HOST: '0.0.0.0', ALLOW_PRIVATE_NETWORK: 'true' }, false, 'anywhere'],
] as const)('with %j an engine of which an admin said %j may be reached: %s', (env, allowed, reach) => {
  expect(engineReach(readConfig(env), allowed)).toBe(reach)
})
