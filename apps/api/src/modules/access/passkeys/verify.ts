import type { NewCredential, SignedCredential } from '@atelier/contracts'
import type { RelyingParty } from './relying-party.ts'

/** EdDSA, ES256 and RS256: what devices have. */
export const ALGORITHMS = [-8, -7, -257]

export interface Asked {
  readonly party: RelyingParty
  readonly challenge: string
}

/** Of a device's key what the studio stores. */
export interface Registered {
  readonly credentialId: string
  readonly publicKey: string
  readonly counter: number
  readonly transports: string[]
}

/** Loaded with the first passkey: 28 MB of memory and a quarter of a second, which a studio without any need not hold. */
const load = () => import('@simplewebauthn/server')

/** What every answer has to be: from this address, to this challenge, by a device that has asked who holds it. */
const expected = ({ party, challenge }: Asked) => ({
  expectedChallenge: challenge,
  expectedOrigin: party.origin,
  expectedRPID: party.id,
  requireUserVerification: true,
})

/** Throws at whatever is not as it has to be, with the reason. */
export async function verifyNew({ id, rawId, type, response }: NewCredential, asked: Asked): Promise<Registered> {
  const { verifyRegistrationResponse } = await load()
  await requireNoCertificates(response.attestationObject)
  const { clientDataJSON, attestationObject } = response
  const { verified, registrationInfo } = await verifyRegistrationResponse({
    response: { id, rawId, type, response: { clientDataJSON, attestationObject }, clientExtensionResults: {} },
    ...expected(asked),
    supportedAlgorithmIDs: ALGORITHMS,
  })
  if (!verified || registrationInfo.credential.id !== id) throw new Error('the statement of the device is wrong')
  const { publicKey, counter } = registrationInfo.credential
  return {
    credentialId: id,
    publicKey: Buffer.from(publicKey).toString('base64url'),
    counter,
    transports: [...new Set(response.transports)],
  }
}

/**
 * Nobody asked for proof of who made the device. What comes all the same is not looked at: certificates of strangers name
 * addresses that a list of what was revoked is to be fetched from.
 */
async function requireNoCertificates(attestationObject: string): Promise<void> {
  const { decodeAttestationObject } = await import('@simplewebauthn/server/helpers')
  const decoded = decodeAttestationObject(new Uint8Array(Buffer.from(attestationObject, 'base64url')))
  const format = decoded.get('fmt')
  // Some devices sign their own key with itself, whoever asks for what.
  const isPlain = format === 'none' || (format === 'packed' && decoded.get('attStmt').get('x5c') === undefined)
  if (!isPlain) throw new Error(`the device sent a statement of the format ${format}, which nobody asked for`)
}

/** Gives what the device has counted. Throws at whatever is not as it has to be, with the reason. */
export async function verifySigned(
  { id, rawId, type, response }: SignedCredential,
  publicKey: string,
  asked: Asked,
): Promise<number> {
  const { verifyAuthenticationResponse } = await load()
  const { clientDataJSON, authenticatorData, signature } = response
  const { verified, authenticationInfo } = await verifyAuthenticationResponse({
    response: {
      id,
      rawId,
      type,
      response: { clientDataJSON, authenticatorData, signature },
      clientExtensionResults: {},
    },
    ...expected(asked),
    credential: {
      id,
      publicKey: new Uint8Array(Buffer.from(publicKey, 'base64url')),
      // What was counted is compared in the write that follows, where nobody comes in between.
      counter: 0,
    },
  })
  if (!verified) throw new Error('the signature is wrong')
  return authenticationInfo.newCounter
}
