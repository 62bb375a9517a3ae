import { describeEngine } from '../testing/conformance.ts'
import { ALL, openComfyUi } from '../testing/comfyui/open.ts'

describeEngine('ComfyUI', () => openComfyUi({ names: ALL }))
describeEngine('ComfyUI of old', () => openComfyUi({ names: ['flux', 'inpaint'], standIn: { era: 'old' } }))
