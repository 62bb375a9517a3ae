import { describeEngine } from '../testing/conformance.ts'
import { openOpenAi } from '../testing/openai-engine.ts'
import { DIALECT_IDS } from './dialects/dialect.ts'

for (const dialect of DIALECT_IDS) describeEngine(`A server that speaks as ${dialect}`, () => openOpenAi(dialect))
