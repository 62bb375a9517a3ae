import type { NewCredential, PasskeyCreationOptions, PasskeyRequestOptions, SignedCredential } from '@atelier/contracts'

/** An address by numbers, which browsers give no passkey to. */
const NUMBERS = /^(\d+(\.\d+){3}|\[.*\])$/

/** Whether the browser has passkeys for this address, and speaks of them in JSON: all three engines do since 2025. */
export const hasPasskeys = (): boolean =>
  isSecureContext &&
  !NUMBERS.test(location.hostname) &&
  typeof PublicKeyCredential !== 'undefined' &&
  'parseCreationOptionsFromJSON' in PublicKeyCredential

/** Throws a `DOMException` where it was not allowed, or the device has one already (`InvalidStateError`). */
export async function createPasskey(options: PasskeyCreationOptions): Promise<NewCredential> {
  const publicKey = PublicKeyCredential.parseCreationOptionsFromJSON(options)
  // As the API's contract has it: both follow WebAuthn.
  return jsonOf(await navigator.credentials.create({ publicKey })) as NewCredential
}

/** Lets the device ask who holds it, and sign. Throws a `DOMException` where it was not allowed. */
export async function usePasskey(options: PasskeyRequestOptions): Promise<SignedCredential> {
  const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON(options)
  // As the API's contract has it: both follow WebAuthn.
  return jsonOf(await navigator.credentials.get({ publicKey })) as SignedCredential
}

function jsonOf(credential: Credential | null): unknown {
  if (!(credential instanceof PublicKeyCredential)) throw new DOMException('no key was given', 'NotAllowedError')
  return credential.toJSON()
}
