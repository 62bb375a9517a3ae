import { messages } from '../../i18n/messages/en/collecting.ts'
import { createText } from '../../i18n/text.ts'

export const t = createText('collecting', messages)
