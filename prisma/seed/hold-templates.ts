import type { LocalText } from '@/lib/core/locale'

type TemplateItem = {
  name: LocalText
  why: LocalText
  goodExample: LocalText
  badExample: LocalText
  required: boolean
  paperFollows: boolean
  filesExpected: number
}
export type Template = {
  code: string
  name: LocalText
  /** codes of case types; empty means all */
  caseTypes: string[]
  waitingFor: 'member' | 'third_party' | 'us'
  respondWithinDays: number | null
  reason: LocalText
  items: TemplateItem[]
}

/** The twenty reasons for which Harbor County puts a case on hold (the last both for an employer and for ourselves). */
export const holdTemplates: Template[] = [
  {
    code: 'page-or-signature',
    name: { en: 'A page or signature is missing', es: 'Falta una página o una firma' },
    caseTypes: [],
    waitingFor: 'member',
    respondWithinDays: 10,
    reason: {
      en: 'Your application is not complete yet. A page or a signature is missing, and we cannot start without it. Please sign where we marked and send all the pages.',
      es: 'Su solicitud aún no está completa. Falta una página o una firma, y sin ella no podemos empezar. Firme donde marcamos y envíe todas las páginas.',
    },
    items: [
      {
        name: { en: 'Signed application, all pages', es: 'Solicitud firmada, con todas las páginas' },
        why: { en: 'The law asks for your own signature.', es: 'La ley pide su propia firma.' },
        goodExample: { en: 'Every page, signed and dated.', es: 'Todas las páginas, con firma y fecha.' },
        badExample: {
          en: 'Only the last page, or a name typed on a paper form.',
          es: 'Solo la última página, o un nombre escrito a máquina en un formulario de papel.',
        },
        required: true,
        paperFollows: false,
        filesExpected: 1,
      },
    ],
  },
  {
    code: 'photo-id',
    name: { en: 'We need a valid photo ID', es: 'Necesitamos una identificación vigente' },
    caseTypes: [],
    waitingFor: 'member',
    respondWithinDays: 10,
    reason: {
      en: 'We want to be sure that nobody else uses your name. Your ID is missing, or the one we have is out of date or hard to read. Please send a clear photo of both sides.',
      es: 'Queremos asegurarnos de que nadie más use su nombre. Falta su identificación, o la que tenemos está vencida o no se lee bien. Envíe una foto clara de los dos lados.',
    },
    items: [
      {
        name: { en: 'Photo ID, front and back', es: 'Identificación con foto, los dos lados' },
        why: { en: 'It shows that you are you.', es: 'Demuestra que usted es usted.' },
        goodExample: {
          en: 'Driver license, state ID, passport or tribal ID that is still valid.',
          es: 'Licencia de conducir, identificación estatal, pasaporte o identificación tribal vigente.',
        },
        badExample: {
          en: 'An expired card, a club card, a photo with a corner cut off.',
          es: 'Una tarjeta vencida, una credencial de un club, una foto con una esquina cortada.',
        },
        required: true,
        paperFollows: false,
        filesExpected: 1,
      },
    ],
  },
  {
    code: 'name-differs',
    name: { en: 'Your papers show two names', es: 'Sus documentos muestran dos nombres' },
    caseTypes: [],
    waitingFor: 'member',
    respondWithinDays: 21,
    reason: {
      en: 'Your papers show two different names. This is common after a marriage, a divorce or a court decision. Please send the paper that shows the change, so that both names lead to you.',
      es: 'Sus documentos muestran dos nombres distintos. Es común después de un matrimonio, un divorcio o una decisión judicial. Envíe el documento que muestra el cambio, para que los dos nombres lleven a usted.',
    },
    items: [
      {
        name: { en: 'Proof of name change', es: 'Prueba del cambio de nombre' },
        why: { en: 'It joins the two names.', es: 'Une los dos nombres.' },
        goodExample: {
          en: 'Government marriage certificate, divorce decree, court order.',
          es: 'Certificado de matrimonio del gobierno, sentencia de divorcio, orden judicial.',
        },
        badExample: {
          en: 'A church certificate, a note you wrote.',
          es: 'Un certificado de la iglesia, una nota escrita por usted.',
        },
        required: true,
        paperFollows: false,
        filesExpected: 1,
      },
    ],
  },
  {
    code: 'birth',
    name: { en: 'Proof of your date of birth', es: 'Prueba de su fecha de nacimiento' },
    caseTypes: ['RETIREMENT', 'SURVIVOR'],
    waitingFor: 'member',
    respondWithinDays: 30,
    reason: {
      en: 'We need proof of your date of birth before the first payment. You do not lose your place while you look for it. If you have none, tell us and we will look for another way.',
      es: 'Necesitamos prueba de su fecha de nacimiento antes del primer pago. No pierde su lugar mientras la busca. Si no la tiene, avísenos y buscaremos otra manera.',
    },
    items: [
      {
        name: { en: 'Birth certificate', es: 'Certificado (acta) de nacimiento' },
        why: { en: 'Your payment depends on your age.', es: 'Su pago depende de su edad.' },
        goodExample: {
          en: 'Issued by a state, county or country; with a certified translation if not in English.',
          es: 'Emitido por un estado, condado o país; con traducción certificada si no está en inglés.',
        },
        badExample: {
          en: 'A hospital keepsake; a Puerto Rico certificate from before July 2010.',
          es: 'Un recuerdo del hospital; un certificado de Puerto Rico anterior a julio de 2010.',
        },
        required: true,
        paperFollows: false,
        filesExpected: 1,
      },
    ],
  },
  {
    code: 'death',
    name: { en: 'Death certificate', es: 'Certificado de defunción' },
    caseTypes: ['SURVIVOR'],
    waitingFor: 'member',
    respondWithinDays: 30,
    reason: {
      en: 'We are sorry for your loss. To pay you, we need a certified death certificate, the kind with a seal. Send a photo now and we will start; then mail the paper or bring it, and we will give it back.',
      es: 'Lamentamos su pérdida. Para pagarle, necesitamos una copia certificada del certificado de defunción, la que lleva sello. Envíe una foto ahora y empezaremos; después envíe esa copia por correo o tráigala, y se la devolveremos.',
    },
    items: [
      {
        name: { en: 'Certified death certificate', es: 'Certificado de defunción con sello' },
        why: { en: 'The law asks for it before we pay.', es: 'La ley lo pide antes de pagar.' },
        goodExample: {
          en: 'With the seal and file number of the state or county; a photo is fine to start.',
          es: 'Con sello y número del estado o condado; para empezar basta una foto.',
        },
        badExample: {
          en: 'A funeral notice; a paper copy without a seal.',
          es: 'Un aviso de la funeraria; una copia en papel sin sello.',
        },
        required: true,
        paperFollows: true,
        filesExpected: 1,
      },
    ],
  },
  {
    code: 'marriage',
    name: { en: 'Marriage certificate', es: 'Certificado de matrimonio' },
    caseTypes: ['SURVIVOR', 'RETIREMENT', 'INSURANCE'],
    waitingFor: 'member',
    respondWithinDays: 30,
    reason: {
      en: 'We need to see that you were married, and since when. Please send the certificate from the government office. If you ordered it, send us the receipt and we will wait.',
      es: 'Necesitamos comprobar que hubo un matrimonio y desde cuándo. Envíe el certificado de la oficina del gobierno. Si ya lo pidió, envíenos el recibo y esperaremos.',
    },
    items: [
      {
        name: { en: 'Marriage certificate', es: 'Certificado (acta) de matrimonio' },
        why: { en: 'A husband or wife has rights of their own.', es: 'La persona casada tiene derechos propios.' },
        goodExample: { en: 'From the county, state or country, with the date.', es: 'Del condado, estado o país, con la fecha.' },
        badExample: {
          en: 'A certificate from the ceremony; a wedding photo.',
          es: 'El certificado de la ceremonia; una foto de la boda.',
        },
        required: true,
        paperFollows: false,
        filesExpected: 1,
      },
    ],
  },
  {
    code: 'spouse-consent',
    name: { en: 'Your spouse must agree', es: 'Su cónyuge debe estar de acuerdo' },
    caseTypes: ['RETIREMENT'],
    waitingFor: 'member',
    respondWithinDays: 21,
    reason: {
      en: 'You chose a payment that leaves your spouse less than the full amount. The law asks your spouse to agree in writing before a notary. Please send the signed form; if you are separated, tell us.',
      es: 'Usted eligió un pago que deja a su cónyuge menos de la cantidad completa. La ley pide que su cónyuge acepte por escrito ante un notary public (la persona que certifica firmas; no es un abogado). Envíe el formulario firmado; si viven separados, avísenos.',
    },
    items: [
      {
        name: { en: "Spouse's consent, HC-103", es: 'Consentimiento del cónyuge, HC-103' },
        why: { en: 'It protects your spouse.', es: 'Protege a su cónyuge.' },
        goodExample: {
          en: 'Same choice as on your application; spouse and notary signed on the same day.',
          es: 'La misma opción que en su solicitud; las dos firmas con la misma fecha.',
        },
        badExample: {
          en: 'No notary stamp; two different dates; anything crossed out.',
          es: 'Sin sello; con dos fechas distintas; con tachaduras.',
        },
        required: true,
        paperFollows: false,
        filesExpected: 1,
      },
    ],
  },
  {
    code: 'beneficiary-form',
    name: { en: 'Your beneficiary form needs a new copy', es: 'Hay que llenar de nuevo el formulario' },
    caseTypes: ['BENEFICIARY'],
    waitingFor: 'member',
    respondWithinDays: 21,
    reason: {
      en: 'We cannot record the form as it is. The shares must add up to 100, two witnesses must sign, and nothing may be crossed out. Please fill in a new one; until then your earlier choice counts.',
      es: 'No podemos registrar el formulario como está. La suma debe ser 100, deben firmar dos testigos y no puede haber tachaduras. Llene uno nuevo; mientras tanto vale su elección anterior.',
    },
    items: [
      {
        name: { en: 'New form HC-310', es: 'Formulario HC-310 nuevo' },
        why: { en: 'Your family should never have to guess.', es: 'Su familia no debería tener que adivinar.' },
        goodExample: {
          en: 'Shares 60 + 40; two witnesses who receive nothing.',
          es: '60 + 40; dos testigos que no reciben nada.',
        },
        badExample: {
          en: '50 + 40; correction fluid; a witness who is to be paid.',
          es: '50 + 40; corrector líquido; un testigo que recibe pago.',
        },
        required: true,
        paperFollows: false,
        filesExpected: 1,
      },
    ],
  },
  {
    code: 'bank',
    name: { en: 'Where to send your payment', es: 'Dónde enviar su pago' },
    caseTypes: ['RETIREMENT', 'SURVIVOR', 'DISABILITY'],
    waitingFor: 'member',
    respondWithinDays: 10,
    reason: {
      en: 'We want to pay you on time. The bank details are missing or show another name. If they arrive by the 15th, the next monthly payment goes to your account. We never ask for a password or PIN.',
      es: 'Queremos pagarle a tiempo. Los datos del banco faltan o muestran otro nombre. Si llegan a más tardar el día 15, el próximo pago mensual irá a su cuenta. Nunca le pedimos contraseñas ni su PIN.',
    },
    items: [
      {
        name: { en: 'Voided check or bank letter', es: 'Cheque anulado o carta del banco' },
        why: { en: 'One wrong digit delays the payment.', es: 'Un número equivocado retrasa el pago.' },
        goodExample: { en: 'Shows your name, routing and account number.', es: 'Muestra su nombre, número de ruta y de cuenta.' },
        badExample: { en: 'A photo of your bank card; a deposit slip.', es: 'Una foto de su tarjeta; una ficha de depósito.' },
        required: true,
        paperFollows: false,
        filesExpected: 1,
      },
    ],
  },
  {
    code: 'income',
    name: { en: 'Proof of income', es: 'Prueba de ingresos' },
    caseTypes: ['INCOME'],
    waitingFor: 'member',
    respondWithinDays: 14,
    reason: {
      en: 'To see how much help you can get, we need to know your income. Some proof is missing or is from another year. You can send the papers one at a time; the list shows what is still open.',
      es: 'Para ver cuánta ayuda puede recibir, necesitamos conocer sus ingresos. Falta alguna prueba o es de otro año. Puede enviar los documentos uno por uno; la lista muestra lo que falta.',
    },
    items: [
      {
        name: {
          en: 'Tax return, all pages, for: {year}',
          es: 'Declaración de impuestos, todas las páginas, del año: {year}',
        },
        why: { en: 'It shows income for the whole year.', es: 'Muestra el ingreso de todo el año.' },
        goodExample: { en: 'Signed, or with the e-file receipt.', es: 'Firmada, o con el comprobante electrónico.' },
        badExample: { en: 'Only page 1; another year.', es: 'Solo la página 1; otro año.' },
        required: true,
        paperFollows: false,
        filesExpected: 1,
      },
      {
        name: { en: 'Bank statements, last 2 months', es: 'Estados de cuenta bancarios, últimos 2 meses' },
        why: { en: 'They show what comes in now.', es: 'Muestran lo que recibe ahora.' },
        goodExample: {
          en: 'All pages; you may cover all but the last 4 digits.',
          es: 'Todas las páginas; puede tapar todo menos los últimos 4 dígitos.',
        },
        badExample: { en: 'A screenshot of the balance.', es: 'Una captura del saldo.' },
        required: true,
        paperFollows: false,
        filesExpected: 1,
      },
      {
        name: { en: 'Pay stubs, last 30 days', es: 'Talones de pago, últimos 30 días' },
        why: { en: 'Only if you have a job; they show your pay now.', es: 'Solo si trabaja; muestran lo que gana ahora.' },
        goodExample: { en: 'Every stub.', es: 'Todos los talones.' },
        badExample: { en: 'A work schedule.', es: 'Un horario de trabajo.' },
        required: false,
        paperFollows: false,
        filesExpected: 1,
      },
    ],
  },
  {
    code: 'address',
    name: { en: 'Where you live', es: 'Dónde vive' },
    caseTypes: ['INCOME', 'INSURANCE'],
    waitingFor: 'member',
    respondWithinDays: 14,
    reason: {
      en: 'We need to know where you live now, because it decides which help and plans you can have. Please send one paper with your name and street address. If you share a home, a letter from the person you live with is fine.',
      es: 'Necesitamos saber dónde vive ahora, porque de eso depende qué ayuda y qué planes puede tener. Envíe un documento con su nombre y su dirección. Si comparte vivienda, basta una carta de la persona con quien vive.',
    },
    items: [
      {
        name: { en: 'Proof of address', es: 'Comprobante de domicilio' },
        why: { en: 'It shows which plans serve you.', es: 'Muestra qué planes le atienden.' },
        goodExample: {
          en: 'A bill, lease or government letter from the last 60 days.',
          es: 'Factura, contrato de alquiler o carta del gobierno de los últimos 60 días.',
        },
        badExample: { en: 'A P.O. box only; an envelope.', es: 'Solo un apartado postal; un sobre.' },
        required: true,
        paperFollows: false,
        filesExpected: 1,
      },
    ],
  },
  {
    code: 'child',
    name: { en: 'Proof for a child on your plan', es: 'Prueba de un hijo o hija en su plan' },
    caseTypes: ['INSURANCE'],
    waitingFor: 'member',
    respondWithinDays: 30,
    reason: {
      en: 'You asked to add a child. We need a paper that shows the child and the parent together. The child is covered while you look for it, as long as you answer by the date.',
      es: 'Usted pidió agregar a un hijo o hija. Necesitamos un documento que muestre juntos al menor y a su madre o padre. El seguro lo cubre mientras lo busca, si usted responde a tiempo.',
    },
    items: [
      {
        name: {
          en: "Child's birth certificate, or adoption or court paper",
          es: 'Certificado de nacimiento, o documento de adopción o del tribunal',
        },
        why: { en: 'Only family can be on the plan.', es: 'Solo la familia puede estar en el plan.' },
        goodExample: {
          en: "Government paper with a parent's name; for a baby under 6 months a hospital letter.",
          es: 'Documento del gobierno con el nombre de la madre o el padre; para bebés de menos de 6 meses, una carta del hospital.',
        },
        badExample: { en: 'A keepsake with footprints; a school card.', es: 'Un recuerdo con huellas; una credencial escolar.' },
        required: true,
        paperFollows: false,
        filesExpected: 1,
      },
    ],
  },
  {
    code: 'five-years',
    name: { en: 'Five years of coverage', es: 'Cinco años de seguro' },
    caseTypes: ['RETIREMENT', 'INSURANCE'],
    waitingFor: 'member',
    respondWithinDays: 21,
    reason: {
      en: 'You can keep your health and life insurance if you had it for the five years before you retire. Our records do not show all five. Please send proof for the missing years; coverage through your spouse can count.',
      es: 'Puede conservar su seguro médico y de vida si lo tuvo durante los cinco años antes de jubilarse. Nuestros registros no muestran los cinco. Envíe prueba de los años que faltan; puede contar el seguro por medio de su cónyuge.',
    },
    items: [
      {
        name: { en: 'Proof of coverage', es: 'Prueba de cobertura' },
        why: { en: 'It keeps you insured.', es: 'Así conserva su seguro.' },
        goodExample: {
          en: 'Election form, letter from the plan, old ID card with dates.',
          es: 'Formulario de elección, carta del plan, tarjeta anterior con fechas.',
        },
        badExample: { en: "A doctor's bill.", es: 'Una cuenta del médico.' },
        required: true,
        paperFollows: false,
        filesExpected: 1,
      },
    ],
  },
  {
    code: 'military',
    name: { en: 'Military service papers', es: 'Documentos del servicio militar' },
    caseTypes: ['SERVICE_CREDIT', 'RETIREMENT'],
    waitingFor: 'member',
    respondWithinDays: 30,
    reason: {
      en: 'Your time in the service may count toward your pension. We need your discharge paper, the long one that shows the kind of discharge. If you do not have it, ask the National Archives and send us the request.',
      es: 'Su tiempo en el servicio puede contar para su pensión. Necesitamos su documento de baja, el largo que muestra el tipo de baja. Si no lo tiene, pídalo a los Archivos Nacionales y envíenos la solicitud.',
    },
    items: [
      {
        name: { en: 'DD-214, long form', es: 'DD-214, versión larga' },
        why: { en: 'It proves dates and discharge.', es: 'Prueba fechas y tipo de baja.' },
        goodExample: { en: 'Member 4 or another long copy.', es: 'Copia Member 4 u otra versión larga.' },
        badExample: { en: 'The short Member 1 copy.', es: 'La copia corta Member 1.' },
        required: true,
        paperFollows: false,
        filesExpected: 1,
      },
      {
        name: { en: 'Earnings answer, RI 20-97', es: 'Respuesta de ingresos, RI 20-97' },
        why: { en: 'The price depends on it.', es: 'De ella depende el costo.' },
        goodExample: { en: 'The answer of the finance center.', es: 'La respuesta del centro de finanzas.' },
        badExample: { en: 'The empty form.', es: 'El formulario vacío.' },
        required: false,
        paperFollows: false,
        filesExpected: 1,
      },
    ],
  },
  {
    code: 'doctor',
    name: { en: 'Report from your doctor', es: 'Informe de su médico' },
    caseTypes: ['DISABILITY'],
    waitingFor: 'member',
    respondWithinDays: 30,
    reason: {
      en: 'To decide, we need recent papers from your doctor and your permission to ask for more. Please give your doctor the form; the office can send it to us directly. If your doctor needs longer, tell us before the date.',
      es: 'Para decidir, necesitamos documentos recientes de su médico y su permiso para pedir otros. Entregue el formulario a su médico; el consultorio puede enviarlo directamente. Si necesita más tiempo, avísenos antes de la fecha.',
    },
    items: [
      {
        name: { en: "Doctor's report", es: 'Informe médico' },
        why: { en: 'It must be from the last 60 days.', es: 'Debe ser de los últimos 60 días.' },
        goodExample: { en: 'Signed, on letterhead.', es: 'Firmado, en papel membretado.' },
        badExample: { en: 'A bill, a list of visits.', es: 'Una cuenta, una lista de citas.' },
        required: true,
        paperFollows: false,
        filesExpected: 1,
      },
      {
        name: { en: 'Permission to ask for records, HC-120', es: 'Permiso para pedir expedientes, HC-120' },
        why: { en: 'Doctors may not write to us without it.', es: 'Sin él los médicos no pueden escribirnos.' },
        goodExample: { en: 'Signed and dated.', es: 'Con firma y fecha.' },
        badExample: { en: 'With a doctor left out.', es: 'Sin alguno de sus médicos.' },
        required: true,
        paperFollows: false,
        filesExpected: 1,
      },
      {
        name: { en: 'Proof that you applied to Social Security', es: 'Prueba de que solicitó al Seguro Social' },
        why: { en: 'The rules ask for it.', es: 'Las reglas la piden.' },
        goodExample: { en: 'Receipt or award letter.', es: 'Recibo o carta de aprobación.' },
        badExample: { en: 'A general Social Security letter.', es: 'Una carta general del Seguro Social.' },
        required: true,
        paperFollows: false,
        filesExpected: 1,
      },
    ],
  },
  {
    code: 'court',
    name: { en: 'Certified court order', es: 'Orden judicial certificada' },
    caseTypes: ['COURT_ORDER'],
    waitingFor: 'member',
    respondWithinDays: 45,
    reason: {
      en: 'We received a court order about a pension. We can only follow a complete copy that the court has certified. Please ask the clerk of the court for it and send every page.',
      es: 'Recibimos una orden judicial sobre una pensión. Solo podemos cumplir una copia completa certificada por el tribunal. Pídala en la secretaría del tribunal y envíe todas las páginas.',
    },
    items: [
      {
        name: { en: 'Certified court order', es: 'Orden judicial certificada' },
        why: { en: 'We must know that it is real and in force.', es: 'Debemos saber que es auténtica y está vigente.' },
        goodExample: {
          en: "Judge's signature, clerk's stamp, all pages.",
          es: 'Firma del juez o la jueza, sello del tribunal, todas las páginas.',
        },
        badExample: { en: 'A draft; the decree without its attachments.', es: 'Un borrador; la sentencia sin sus anexos.' },
        required: true,
        paperFollows: true,
        filesExpected: 1,
      },
    ],
  },
  {
    code: 'helper',
    name: { en: 'Permission to act for someone', es: 'Permiso para actuar por otra persona' },
    caseTypes: [],
    waitingFor: 'member',
    respondWithinDays: 21,
    reason: {
      en: 'You are helping someone with this case. Before we share details with you, we need a paper that lets you act in pension matters. A paper for health decisions alone is not enough.',
      es: 'Usted ayuda a otra persona con este caso. Antes de darle información, necesitamos un documento que le permita actuar en asuntos de pensión. Un documento solo para decisiones de salud no basta.',
    },
    items: [
      {
        name: { en: 'Power of attorney or court paper', es: 'Poder legal o documento del tribunal' },
        why: { en: 'It protects the person you help.', es: 'Protege a la persona que usted ayuda.' },
        goodExample: { en: 'All pages, names pension or retirement.', es: 'Todas las páginas, menciona la pensión o jubilación.' },
        badExample: {
          en: 'Health care only; expired; after a death it no longer counts.',
          es: 'Solo salud; vencido; después de un fallecimiento ya no vale.',
        },
        required: true,
        paperFollows: false,
        filesExpected: 1,
      },
      {
        name: { en: 'Your photo ID', es: 'Su identificación con foto' },
        why: { en: 'We must know who you are.', es: 'Debemos saber quién es usted.' },
        goodExample: { en: 'A valid card, both sides.', es: 'Vigente, los dos lados.' },
        badExample: { en: 'An expired one.', es: 'Vencida.' },
        required: true,
        paperFollows: false,
        filesExpected: 1,
      },
    ],
  },
  {
    code: 'licence',
    name: { en: 'Your license or DEA registration is ending', es: 'Su licencia o registro de la DEA está por vencer' },
    caseTypes: ['CREDENTIAL'],
    waitingFor: 'member',
    respondWithinDays: 14,
    reason: {
      en: 'Your license or registration ends soon or has ended. Please send proof of the new one, or of your request if you are still waiting. Until we have it, your manager may have to change your schedule.',
      es: 'Su licencia profesional o su registro está por vencer o ya venció. Envíe prueba de la renovación, o de su solicitud si aún espera respuesta. Hasta recibirla, es posible que cambie su horario de trabajo.',
    },
    items: [
      {
        name: {
          en: 'Renewal certificate or board confirmation',
          es: 'Certificado de renovación o confirmación de la junta',
        },
        why: { en: 'You may only practice with a valid one.', es: 'Solo puede ejercer con uno vigente.' },
        goodExample: { en: 'Shows your name, number and new end date.', es: 'Muestra su nombre, número y nueva fecha.' },
        badExample: { en: 'The payment receipt alone; the old card.', es: 'Solo el recibo de pago; la tarjeta anterior.' },
        required: true,
        paperFollows: false,
        filesExpected: 1,
      },
    ],
  },
  {
    code: 'education',
    name: { en: 'Education hours are missing', es: 'Faltan horas de educación continua' },
    caseTypes: ['CREDENTIAL'],
    waitingFor: 'member',
    respondWithinDays: 30,
    reason: {
      en: "Your education cycle ends soon and some hours are missing in our records. Please send the certificates you have; the list counts as you send. If you are exempt, send the board's letter.",
      es: 'Su ciclo de educación continua termina pronto y en nuestros registros faltan horas. Envíe los certificados que tenga; la lista suma a medida que los envía. Si este requisito no le corresponde, envíe la carta de la junta.',
    },
    items: [
      {
        name: { en: 'Certificates for the missing hours', es: 'Certificados de las horas que faltan' },
        why: { en: 'Your renewal depends on them.', es: 'De ellos depende su renovación.' },
        goodExample: { en: 'Title, date, hours, sponsor, your name.', es: 'Título, fecha, horas, organizador, su nombre.' },
        badExample: { en: 'A registration mail; a slide deck.', es: 'Un correo de inscripción; una presentación.' },
        required: true,
        paperFollows: false,
        filesExpected: 1,
      },
    ],
  },
  {
    code: 'employer',
    name: { en: 'We are waiting for your employer', es: 'Esperamos a su empleador' },
    caseTypes: ['RETIREMENT', 'SERVICE_CREDIT', 'DISABILITY'],
    waitingFor: 'third_party',
    respondWithinDays: null,
    reason: {
      en: 'You do not need to do anything now. We asked your employer for your pay records and will ask again every 10 days. We will write to you when they come.',
      es: 'No tiene que hacer nada por ahora. Pedimos a su empleador sus registros de pago y volveremos a pedirlos cada 10 días. Le escribiremos cuando lleguen.',
    },
    items: [],
  },
  {
    code: 'cost',
    name: { en: 'We are working out the cost', es: 'Estamos calculando el costo' },
    caseTypes: ['RETIREMENT', 'SERVICE_CREDIT', 'DISABILITY'],
    waitingFor: 'us',
    respondWithinDays: null,
    reason: {
      en: 'You do not need to do anything now. We have all your papers and are working out the cost.',
      es: 'No tiene que hacer nada por ahora. Tenemos todos sus documentos y estamos calculando el costo.',
    },
    items: [],
  },
]
