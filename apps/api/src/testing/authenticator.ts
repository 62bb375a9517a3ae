import { createHash, generateKeyPairSync, randomBytes, sign, type KeyObject } from 'node:crypto'
import type { NewCredential, PasskeyCreationOptions, PasskeyRequestOptions, SignedCredential } from '@atelier/contracts'

/** Bits of the flags of authenticator data (WebAuthn, 6.1): somebody is there, and is who holds it; a key comes with it. */
const PRESENT = 0x01
const VERIFIED = 0x04
const HAS_KEY = 0x40

/** What a device does otherwise than it should, or a page elsewhere. */
interface Odd {
  readonly origin?: string
  readonly rpId?: string
  readonly challenge?: string
  readonly isVerified?: boolean
  /** Certificates of whoever made it, which nobody asked for. */
  readonly x5c?: readonly Uint8Array[]
}

interface Held {
  readonly id: Buffer
  readonly userHandle: string
  readonly privateKey: KeyObject
}

const sha256 = (data: string | Uint8Array) => createHash('sha256').update(data).digest()
const uint16 = (value: number) => Buffer.from([value >> 8, value & 0xff])
const uint32 = (value: number) => {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32BE(value)
  return bytes
}

type Cbor = number | string | Uint8Array | readonly Cbor[] | ReadonlyMap<number | string, Cbor>

/** The head of a CBOR item (RFC 8949, 3): up to 65,535, which is all that is needed here. */
function head(major: number, value: number): Buffer {
  if (value < 24) return Buffer.from([(major << 5) | value])
  if (value < 256) return Buffer.from([(major << 5) | 24, value])
  return Buffer.from([(major << 5) | 25, ...uint16(value)])
}

function cbor(item: Cbor): Buffer {
  if (typeof item === 'number') return item < 0 ? head(1, -1 - item) : head(0, item)
  if (typeof item === 'string') return Buffer.concat([head(3, Buffer.byteLength(item)), Buffer.from(item)])
  if (item instanceof Uint8Array) return Buffer.concat([head(2, item.byteLength), item])
  if (item instanceof Map)
    return Buffer.concat([head(5, item.size), ...[...item].flatMap(([key, value]) => [cbor(key), cbor(value)])])
  const items = item as readonly Cbor[] // The only thing that is left of the union.
  return Buffer.concat([head(4, items.length), ...items.map(cbor)])
}

/** COSE (RFC 9053, 7.1): an elliptic key on P-256, for ES256. */
function coseOf(publicKey: KeyObject): Buffer {
  const { x = '', y = '' } = publicKey.export({ format: 'jwk' })
  const coordinate = (text: string) => Buffer.from(text, 'base64url')
  return cbor(
    new Map<number, Cbor>([
      [1, 2],
      [3, -7],
      [-1, 1],
      [-2, coordinate(x)],
      [-3, coordinate(y)],
    ]),
  )
}

const clientDataOf = (type: string, challenge: string, origin: string) =>
  Buffer.from(JSON.stringify({ type, challenge, origin, crossOrigin: false }))

/** A device that holds passkeys, as a browser speaks for it. `origin` is the address of the page that asks. */
export function createAuthenticator(origin: string) {
  const held = new Map<string, Held>()
  const device = { counter: 0 }

  const dataOf = (rpId: string, { isVerified = true }: Odd, key?: Buffer) =>
    Buffer.concat([
      sha256(rpId),
      Buffer.from([PRESENT | (isVerified ? VERIFIED : 0) | (key ? HAS_KEY : 0)]),
      uint32(device.counter),
      key ?? Buffer.alloc(0),
    ])

  return {
    /** How often it says that it has signed; a device that does not count stays at 0. */
    device,

    create({ rp, user, challenge }: PasskeyCreationOptions, odd: Odd = {}): NewCredential {
      const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
      const id = randomBytes(32)
      held.set(rp.id, { id, userHandle: user.id, privateKey })
      const key = Buffer.concat([Buffer.alloc(16), uint16(id.byteLength), id, coseOf(publicKey)])
      const statement = new Map<string, Cbor>(
        odd.x5c && [
          ['alg', -7],
          ['sig', randomBytes(64)],
          ['x5c', odd.x5c],
        ],
      )
      const attestation = new Map<string, Cbor>([
        ['fmt', odd.x5c ? 'packed' : 'none'],
        ['attStmt', statement],
        ['authData', dataOf(odd.rpId ?? rp.id, odd, key)],
      ])
      const clientData = clientDataOf('webauthn.create', odd.challenge ?? challenge, odd.origin ?? origin)
      return {
        type: 'public-key',
        id: id.toString('base64url'),
        rawId: id.toString('base64url'),
        response: {
          clientDataJSON: clientData.toString('base64url'),
          attestationObject: cbor(attestation).toString('base64url'),
          transports: ['internal'],
        },
      }
    },

    get({ rpId, challenge }: PasskeyRequestOptions, odd: Odd = {}): SignedCredential {
      const key = held.get(rpId)
      if (!key) throw new Error(`the device has no key for ${rpId}`)
      const clientData = clientDataOf('webauthn.get', odd.challenge ?? challenge, odd.origin ?? origin)
      const data = dataOf(odd.rpId ?? rpId, odd)
      const signature = sign('sha256', Buffer.concat([data, sha256(clientData)]), key.privateKey)
      return {
        type: 'public-key',
        id: key.id.toString('base64url'),
        rawId: key.id.toString('base64url'),
        response: {
          clientDataJSON: clientData.toString('base64url'),
          authenticatorData: data.toString('base64url'),
          signature: signature.toString('base64url'),
          userHandle: key.userHandle,
        },
      }
    },
  }
}
export type Authenticator = ReturnType<typeof createAuthenticator>
