import { messages } from '../../i18n/messages/en/collections.ts'
import { createText } from '../../i18n/text.ts'

export const t = createText('collections', messages)
