import { expect, test } from 'vitest'
import { A1111 } from '../testing/texts.ts'
import { evidenceOf } from './evidence.ts'

test('parameters are parsed once, however many ask for them', () => {
  const evidence = evidenceOf(A1111)
  expect(evidence.infotext()?.pairs?.get('steps')).toBe('20')
  expect(evidence.infotext()).toBe(evidence.infotext())
})
