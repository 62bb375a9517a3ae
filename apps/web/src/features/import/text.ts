import { messages } from '../../i18n/messages/en/imports.ts'
import { createText } from '../../i18n/text.ts'

export const t = createText('imports', messages)
