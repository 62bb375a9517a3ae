import { expect, test } from 'vitest'
import { createPasswordHashes } from './hash-password.ts'

const { hash, verify } = createPasswordHashes()

test('a password is known by its hash, and nothing else is', async () => {
  const stored = await hash('ein Passwort mit ä')
  expect(stored).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$[\w+/]{22}\$[\w+/]{43}$/)
  expect(await hash('ein Passwort mit ä')).not.toBe(stored)
  expect(await verify('ein Passwort mit ä', stored)).toBe(true)
  // As some keyboards write it: a, and two dots above it.
  expect(await verify('ein Passwort mit a\u0308', stored)).toBe(true)
  expect(await verify('ein Passwort mit Ä', stored)).toBe(false)
  for (const none of [null, undefined, '', 'x', stored.replace('argon2id', 'argon2i')])
    expect(await verify('ein Passwort mit ä', none)).toBe(false)
})

test('a hash of other parameters is read by what it says itself', async () => {
  // The test vector of the reference implementation: https://github.com/P-H-C/phc-winner-argon2, README.
  const stored = '$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc'
  expect(await verify('password', stored)).toBe(true)
})

test('whoever has no hash takes as long', async () => {
  const stored = await hash('somebody')
  const fastest = { known: Infinity, unknown: Infinity }
  // In turns, so that a machine that is busy with something else is so for both.
  for (let n = 0; n < 12; n += 1)
    for (const who of ['known', 'unknown'] as const) {
      const begun = performance.now()
      await verify('nobody', who === 'known' ? stored : null)
      fastest[who] = Math.min(fastest[who], performance.now() - begun)
    }
  expect(fastest.unknown).toBeGreaterThan(fastest.known / 2)
  expect(fastest.unknown).toBeLessThan(fastest.known * 2)
})

test('more at once than can wait are sent away, and the others are answered', async () => {
  const outcomes = await Promise.allSettled(Array.from({ length: 60 }, () => hash('all at once')))
  const refused = outcomes.filter(({ status }) => status === 'rejected')
  expect(refused.length).toBeGreaterThan(20)
  expect(refused[0]).toMatchObject({ reason: { code: 'auth.slow_down', retryAfterMs: expect.any(Number) as number } })
  expect(outcomes.length - refused.length).toBeGreaterThanOrEqual(24)
})
