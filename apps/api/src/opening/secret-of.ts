import { join } from 'node:path'
import { storedSecret } from '../platform/secrets.ts'
import { StartError } from '../platform/start-error.ts'

/** What secrets in the database are sealed with: the one that is set, or one beside the data. */
export async function secretOf({ secretKey }: { readonly secretKey: string | null }, dataDir: string): Promise<string> {
  return (
    secretKey ??
    storedSecret(dataDir).catch((error: unknown) => {
      throw new StartError(
        `The secret key ${join(dataDir, 'secret.key')} can be neither read nor made. Check the permissions of the data folder, or set SECRET_KEY.`,
        { cause: error },
      )
    })
  )
}
