import { describeEngine } from '../testing/conformance.ts'
import { openOpenRouter } from '../testing/openrouter-engine.ts'

describeEngine('OpenRouter', () => openOpenRouter())
