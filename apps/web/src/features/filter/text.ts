import { messages } from '../../i18n/messages/en/filter.ts'
import { createText } from '../../i18n/text.ts'

export const t = createText('filter', messages)
