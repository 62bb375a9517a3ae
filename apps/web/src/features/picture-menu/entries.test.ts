import { expect, test } from 'vitest'
import { sampleImage } from '../../testing/samples.ts'
import { makingEntries } from './entries.ts'

const actions = {
  remix: async () => {},
  vary: async () => {},
  download: async () => undefined,
  copyImage: async () => {},
  copyPrompt: async () => {},
  share: () => {},
}
const labels = (prompt: string) =>
  makingEntries(sampleImage(1, { prompt }), actions).map(entry => (entry === 'separator' ? '' : entry.label))

test('a picture can be made again and taken along', () => {
  expect(labels('a boat')).toEqual(['Remix', 'Vary', 'Download', 'Copy picture', 'Copy prompt', 'Share…'])
})

test('one without a prompt can only be taken along', () => {
  expect(labels('')).toEqual(['Download', 'Copy picture', 'Share…'])
})
