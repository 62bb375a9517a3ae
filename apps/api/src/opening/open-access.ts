import { isLoopback, type Config } from '../config.ts'
import { createAccessModule } from '../modules/access/module.ts'
import { readOpenIdProviders } from '../openid-setting.ts'

type Configured = 'mayBeAlone' | 'admin' | 'providers'
type AccessConfig = Pick<Config, 'host' | 'authProxyHeader' | 'adminUsername' | 'adminPassword' | 'oidcProviders'>

/** Who may do what, by what the configuration says of it. */
export const openAccess = (
  { host, authProxyHeader, adminUsername, adminPassword, oidcProviders }: AccessConfig,
  dependencies: Omit<Parameters<typeof createAccessModule>[0], Configured>,
) =>
  createAccessModule({
    ...dependencies,
    // Whoever stands behind a proxy with a login is somebody.
    mayBeAlone: isLoopback(host) && authProxyHeader === null,
    admin: adminUsername === null ? undefined : { username: adminUsername, password: adminPassword },
    providers: readOpenIdProviders(oidcProviders ?? '[]') ?? [],
  })
