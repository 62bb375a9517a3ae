import { messages } from '../../../i18n/messages/en/model-picker.ts'
import { createText } from '../../../i18n/text.ts'

export const t = createText('model-picker', messages)
