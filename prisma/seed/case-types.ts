/** What people come to Harbor County for. INCOME is a child of INSURANCE. */
export const caseTypes = [
  {
    code: 'RETIREMENT',
    name: { en: 'Service retirement', es: 'Jubilación' },
    parent: null,
    defaultPriority: 'medium',
    reviewWithinDays: 5,
    whatHappensNext: {
      en: 'We look at your papers within 5 business days. Then your employer confirms your service and a second person checks the amount. Most people wait 6 to 8 weeks.',
      es: 'Revisamos sus documentos en 5 días hábiles. Después su empleador confirma su servicio y otra persona verifica la cantidad. La mayoría espera de 6 a 8 semanas.',
    },
  },
  {
    code: 'DISABILITY',
    name: { en: 'Disability retirement', es: 'Jubilación por incapacidad' },
    parent: null,
    defaultPriority: 'high',
    reviewWithinDays: 5,
    whatHappensNext: {
      en: 'We collect the records, talk with you and may ask you to see a doctor. Then the board decides. This often takes 6 months or more; we write to you every month.',
      es: 'Reunimos los expedientes, hablamos con usted y quizás le pidamos ver a un médico. Después decide la junta. A menudo tarda 6 meses o más; le escribimos cada mes.',
    },
  },
  {
    code: 'SURVIVOR',
    name: { en: 'Survivor and death benefit', es: 'Beneficios para sobrevivientes' },
    parent: null,
    defaultPriority: 'high',
    reviewWithinDays: 2,
    whatHappensNext: {
      en: 'We look at your papers within 2 business days. When everything is here, the first payment usually comes within 3 weeks.',
      es: 'Revisamos sus documentos en 2 días hábiles. Cuando esté todo, el primer pago suele llegar en 3 semanas.',
    },
  },
  {
    code: 'BENEFICIARY',
    name: { en: 'Choose who is paid', es: 'Elegir personas beneficiarias' },
    parent: null,
    defaultPriority: 'low',
    reviewWithinDays: 5,
    whatHappensNext: {
      en: 'We check the form within 5 business days and send you a copy. Keep it with your important papers.',
      es: 'Revisamos el formulario en 5 días hábiles y le enviamos una copia. Guárdela con sus documentos importantes.',
    },
  },
  {
    code: 'INSURANCE',
    name: { en: 'Health and life insurance change', es: 'Cambio de seguro médico o de vida' },
    parent: null,
    defaultPriority: 'medium',
    reviewWithinDays: 5,
    whatHappensNext: {
      en: 'We check your papers within 5 business days and tell your plan. Your new card comes by mail about 2 weeks later.',
      es: 'Revisamos sus documentos en 5 días hábiles y avisamos a su plan. Su nueva tarjeta llega por correo unas 2 semanas después.',
    },
  },
  {
    code: 'INCOME',
    name: { en: 'Help with premiums: income review', es: 'Ayuda con las primas: revisión de ingresos' },
    parent: 'INSURANCE',
    defaultPriority: 'medium',
    reviewWithinDays: 5,
    whatHappensNext: {
      en: 'We look at your papers within 5 business days and decide within 45 days of your application. You can appeal if you do not agree.',
      es: 'Revisamos sus documentos en 5 días hábiles y decidimos dentro de los 45 días de su solicitud. Puede apelar si no está de acuerdo.',
    },
  },
  {
    code: 'SERVICE_CREDIT',
    name: { en: 'Credit for earlier or military service', es: 'Crédito por servicio anterior o militar' },
    parent: null,
    defaultPriority: 'low',
    reviewWithinDays: 5,
    whatHappensNext: {
      en: 'We ask for your earnings and work out the price. You get an offer and have 60 days to say yes.',
      es: 'Pedimos sus ingresos de ese tiempo y calculamos el costo. Recibirá una oferta y tendrá 60 días para aceptarla.',
    },
  },
  {
    code: 'COURT_ORDER',
    name: { en: 'Court order that divides a pension', es: 'Orden judicial que divide una pensión' },
    parent: null,
    defaultPriority: 'high',
    reviewWithinDays: 20,
    whatHappensNext: {
      en: 'Our legal team reads the order within 20 business days. We write to each person separately.',
      es: 'Nuestro equipo legal lee la orden en 20 días hábiles. Escribimos a cada persona por separado.',
    },
  },
  {
    code: 'CREDENTIAL',
    name: { en: 'License, registration or education', es: 'Licencia, registro o educación continua' },
    parent: null,
    defaultPriority: 'medium',
    reviewWithinDays: 2,
    whatHappensNext: {
      en: 'We check the renewal with the board within 2 business days. The reminders stop when it is accepted.',
      es: 'Verificamos la renovación con la junta en 2 días hábiles. Los recordatorios terminan cuando la aceptamos.',
    },
  },
] as const
