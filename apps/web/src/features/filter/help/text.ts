import { messages } from '../../../i18n/messages/en/search-help.ts'
import { createText } from '../../../i18n/text.ts'

export const t = createText('search-help', messages)
