import { createCipheriv, createDecipheriv, randomBytes, randomUUID, scryptSync } from 'node:crypto'
import { chmod, link, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

const ALGORITHM = 'aes-256-gcm'
/** NIST SP 800-38D: 96 bits, fresh for every sealing. */
const NONCE_BYTES = 12
const TAG_BYTES = 16

/** Seals short secrets for the database. What was sealed with another key, or was touched, does not open. */
export function createSeal(secret: string) {
  // Made when it is first needed: it is meant to take long, and many a studio stores no secret at all.
  let made: Buffer | undefined
  const key = () => (made ??= scryptSync(secret, 'atelier.seal.v1', 32))

  return {
    seal(text: string): string {
      const nonce = randomBytes(NONCE_BYTES)
      const cipher = createCipheriv(ALGORITHM, key(), nonce)
      const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
      return Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString('base64')
    },
    /** Undefined when the key is another one. */
    open(sealed: string): string | undefined {
      const bytes = Buffer.from(sealed, 'base64')
      try {
        const decipher = createDecipheriv(ALGORITHM, key(), bytes.subarray(0, NONCE_BYTES), {
          authTagLength: TAG_BYTES,
        })
        decipher.setAuthTag(bytes.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES))
        return Buffer.concat([decipher.update(bytes.subarray(NONCE_BYTES + TAG_BYTES)), decipher.final()]).toString(
          'utf8',
        )
      } catch {
        return undefined
      }
    },
  }
}
export type Seal = ReturnType<typeof createSeal>

/** The key that is stored beside the data, made at the first start; only its owner may read it. */
export const storedSecret = (dataDir: string): Promise<string> =>
  storedOnce(join(dataDir, 'secret.key'), () => randomBytes(32).toString('base64url'))

/** A secret in a file of its own, made where there is none yet. */
export async function storedOnce(path: string, make: () => string): Promise<string> {
  const known = await readKey(path)
  if (known !== undefined) return known
  // Whole or not at all, and the first of several processes makes it: a link is refused where there is a file already.
  const draft = `${path}.${randomUUID()}.tmp`
  try {
    await writeFile(draft, `${make()}\n`, { mode: 0o600, flag: 'wx', flush: true })
    await link(draft, path).catch((error: unknown) => {
      if (isCode(error, 'EEXIST')) return undefined
      // Some file systems have no links.
      return rename(draft, path)
    })
  } finally {
    await rm(draft, { force: true })
  }
  const stored = await readKey(path)
  if (stored === undefined) throw new Error(`${path} is empty`)
  return stored
}

/** Undefined where there is none; an empty file is what a full disk once left, and is removed. */
async function readKey(path: string): Promise<string | undefined> {
  try {
    const text = (await readFile(path, 'utf8')).trim()
    if (text !== '') {
      await chmod(path, 0o600)
      return text
    }
    await rm(path)
  } catch (error) {
    if (!isCode(error, 'ENOENT')) throw error
  }
  return undefined
}

const isCode = (error: unknown, code: string) => error instanceof Error && 'code' in error && error.code === code
