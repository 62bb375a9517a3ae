import { messages } from '../../i18n/messages/en/styles.ts'
import { createText } from '../../i18n/text.ts'

export const t = createText('styles', messages)
