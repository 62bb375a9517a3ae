import { describeProvider } from '../testing/conformance.ts'
import { openHuggingFace } from '../testing/huggingface.ts'

describeProvider('Hugging Face', () => openHuggingFace())
