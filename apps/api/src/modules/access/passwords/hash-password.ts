import { argon2, randomBytes, timingSafeEqual } from 'node:crypto'
import { promisify } from 'node:util'
import pLimit from 'p-limit'
import { slowDown } from '../access.errors.ts'

/** OWASP's Password Storage Cheat Sheet: Argon2id with 19 MiB, 2 passes and 1 lane. */
const MEMORY_KIB = 19 * 1024
const PASSES = 2
const LANES = 1
const SALT_BYTES = 16
const TAG_BYTES = 32
/** At a time; each has its 19 MiB. */
const AT_ONCE = 2
/** Those who wait; more are sent away, so that logins cannot take the machine. */
const MAX_WAITING = 24
/** Milliseconds after which whoever was sent away comes back. */
const BUSY_MS = 2000

const derive = promisify(argon2)
const PHC = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([\w+/]+)\$([\w+/]+)$/

interface Parameters {
  readonly memory: number
  readonly passes: number
  readonly parallelism: number
  readonly nonce: Buffer
  readonly tagLength: number
}

const unpadded = (bytes: Buffer) => bytes.toString('base64').replaceAll('=', '')

/** Two ways to type the same character are one password (NIST SP 800-63B, 3.1.1.2). */
const messageOf = (password: string) => Buffer.from(password.normalize('NFKC'))

/** Hashes in the form of PHC strings, which say themselves how they were made. */
export function createPasswordHashes() {
  const limit = pLimit(AT_ONCE)

  function inTurn(password: string, parameters: Parameters): Promise<Buffer> {
    if (limit.pendingCount >= MAX_WAITING) throw slowDown(BUSY_MS)
    return limit(() => derive('argon2id', { message: messageOf(password), ...parameters }))
  }

  const fresh = (): Parameters => ({
    memory: MEMORY_KIB,
    passes: PASSES,
    parallelism: LANES,
    nonce: randomBytes(SALT_BYTES),
    tagLength: TAG_BYTES,
  })

  return {
    async hash(password: string): Promise<string> {
      const parameters = fresh()
      const tag = await inTurn(password, parameters)
      return `$argon2id$v=19$m=${MEMORY_KIB},t=${PASSES},p=${LANES}$${unpadded(parameters.nonce)}$${unpadded(tag)}`
    },

    /** Takes as long where there is no hash to compare with: how long it takes tells nobody which names there are. */
    async verify(password: string, hash: string | null | undefined): Promise<boolean> {
      const [, memory, passes, parallelism, salt, stored] = PHC.exec(hash ?? '') ?? []
      if (salt === undefined || stored === undefined) {
        await inTurn(password, fresh())
        return false
      }
      const expected = Buffer.from(stored, 'base64')
      const tag = await inTurn(password, {
        memory: Number(memory),
        passes: Number(passes),
        parallelism: Number(parallelism),
        nonce: Buffer.from(salt, 'base64'),
        tagLength: expected.byteLength,
      })
      return timingSafeEqual(tag, expected)
    },
  }
}
export type PasswordHashes = ReturnType<typeof createPasswordHashes>
