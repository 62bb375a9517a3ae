import { expect, test } from 'vitest'
import { readSettings, SettingsError } from './settings.ts'

test('the studio is on this machine and asks nobody who they are where nothing is said', () => {
  expect(readSettings({})).toEqual({ address: new URL('http://127.0.0.1:3000/mcp'), key: undefined })
  expect(readSettings({ ATELIER_URL: '', ATELIER_KEY: ' ' })).toEqual(readSettings({}))
})

test('an address may have a path, with or without a slash at its end', () => {
  for (const ATELIER_URL of ['https://example.org/pictures', 'https://example.org/pictures/'])
    expect(readSettings({ ATELIER_URL, ATELIER_KEY: 'atl_of-nobody ' })).toEqual({
      address: new URL('https://example.org/pictures/mcp'),
      key: 'atl_of-nobody',
    })
})

test.each(['here', 'ftp://example.org', 'https://me:secret@example.org'])(
  '%s is no address of a studio',
  ATELIER_URL => {
    expect(() => readSettings({ ATELIER_URL })).toThrow(SettingsError)
    expect(() => readSettings({ ATELIER_URL })).toThrow(/^ATELIER_URL must be (?!.*secret)/)
  },
)

test('a key with a line break in it is refused, and not repeated', () => {
  expect(() => readSettings({ ATELIER_KEY: 'atl_secret\nx: y' })).toThrow(/^ATELIER_KEY must be (?!.*secret)/)
})
