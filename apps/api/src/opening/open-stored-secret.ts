import { join } from 'node:path'
import { storedSecret } from '../platform/secrets.ts'
import { StartError } from '../platform/start-error.ts'

/** The secret key beside the data, or the sentence that says why there is none. */
export const openStoredSecret = (dataDir: string): Promise<string> =>
  storedSecret(dataDir).catch((error: unknown) => {
    throw new StartError(
      `The secret key ${join(dataDir, 'secret.key')} can be neither read nor made. Check the permissions of the data folder, or set SECRET_KEY.`,
      { cause: error },
    )
  })
