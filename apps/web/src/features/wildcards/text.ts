import { messages } from '../../i18n/messages/en/wildcards.ts'
import { createText } from '../../i18n/text.ts'

export const t = createText('wildcards', messages)
