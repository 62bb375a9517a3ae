import { expect, test } from 'vitest'
import { described } from '../../../scripts/readme.ts'

test.each(Object.entries(described))('%s lists the configuration as config.ts has it', (_name, describeFile) => {
  const { is, shouldBe } = describeFile()
  expect(is, 'run `node scripts/readme.ts`').toBe(shouldBe)
})
