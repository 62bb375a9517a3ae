import { describeEngine } from '../testing/conformance.ts'
import { openHuggingFace } from '../testing/huggingface.ts'

describeEngine('Hugging Face', () => openHuggingFace())
