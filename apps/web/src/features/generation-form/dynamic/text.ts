import { messages } from '../../../i18n/messages/en/dynamic-prompt.ts'
import { createText } from '../../../i18n/text.ts'

export const t = createText('dynamic-prompt', messages)
