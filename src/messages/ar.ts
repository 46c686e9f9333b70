import type { Messages } from './messages.js';

/** What a visitor is told where only the owner can do something. */
const tellTheOwner = 'تغيير ذلك بيد إدارة التطبيق وحدها. يمكنك إبلاغها بذلك.';
const notYours = 'السبب ليس ما كتبته. يمكنك إبلاغ إدارة التطبيق.';
const waitAMoment = ['يمكنك المحاولة مجددًا {time}.', 'يمكنك المحاولة مجددًا بعد لحظات.'] as const;
const sendAgain = 'يمكنك تعديله ثم إرساله مجددًا.';

/**
 * Arabic, the standard language. What holds it together:
 *
 * - No imperative, as it would address a man or a woman: "يمكنك", "يلزم" and nouns of doing are for both.
 * - A provider stands after "لدى", "إلى", "من" or "على", never as the subject: no verb or adjective has to agree with it.
 * - A number with its noun stands where the nominative is right ("الحد", "المتبقي"), as Intl writes "دقيقتان" only.
 */
export const ar: Messages = {
  locale: 'ar',
  direction: 'rtl',
  providers: { kimi: 'Kimi', 'kimi-code': 'Kimi Code', minimax: 'MiniMax' },
  anyProvider: 'خدمة الذكاء الاصطناعي',

  kinds: {
    authentication: {
      title: 'يتعذر على هذا التطبيق الوصول إلى خدمة الذكاء الاصطناعي الآن.',
      action: tellTheOwner,
      owner: {
        title: 'مفتاح هذا التطبيق غير مقبول لدى {provider}.',
        action: 'يلزم وضع مفتاح يعمل في إعدادات الخادم، ثم التحقق مجددًا.',
      },
    },
    permission: {
      title: 'لا يملك هذا التطبيق صلاحية هذا الإجراء بعد.',
      action: tellTheOwner,
      owner: {
        title: 'حسابك لدى {provider} لا يتيح هذا الإجراء.',
        action: 'يلزم الاطلاع على صلاحيات المفتاح والحساب، ثم التحقق مجددًا.',
      },
    },
    'insufficient-balance': {
      title: 'يتعذر على هذا التطبيق الرد الآن.',
      action: 'على إدارة التطبيق شحن الرصيد. يمكنك إبلاغها بذلك.',
      owner: { title: 'نفد رصيدك لدى {provider}.', action: 'يلزم شحن الرصيد، ثم التحقق مجددًا.' },
    },
    'quota-exceeded': {
      title: ['استنفد هذا التطبيق حصته {window}.', 'استنفد هذا التطبيق حصته الحالية.'],
      action: ['يمكنك المحاولة مجددًا {time}.', 'تتجدد الحصة تلقائيًا، ويمكنك المحاولة لاحقًا.'],
      owner: {
        title: ['نفدت حصتك {window} لدى {provider}.', 'نفدت حصتك الحالية لدى {provider}.'],
        action: ['تتجدد الحصة {time}. باقة أكبر تتيح المتابعة قبل ذلك.', 'تتجدد الحصة تلقائيًا. باقة أكبر تتيح المتابعة قبل ذلك.'],
      },
    },
    'not-in-plan': {
      title: 'باقة هذا التطبيق لا تشمل هذه الميزة.',
      action: tellTheOwner,
      owner: {
        title: 'باقتك لدى {provider} لا تشمل هذه الميزة.',
        action: 'لن يغيّر الانتظار شيئًا. يلزم اختيار باقة تشملها، ثم التحقق مجددًا.',
      },
    },
    'rate-limited': {
      title: 'وردت طلبات كثيرة في وقت قصير.',
      action: waitAMoment,
      owner: {
        title: ['بلغ هذا التطبيق الحد لدى {provider}، وهو {limit}.', 'بلغ هذا التطبيق حد الطلبات لدى {provider}.'],
        action: ['يمكنك المحاولة مجددًا {time}. المستوى الأعلى يتيح المزيد.', 'يمكنك المحاولة مجددًا بعد لحظات. المستوى الأعلى يتيح المزيد.'],
      },
    },
    overloaded: {
      title: 'الضغط كبير على خدمة الذكاء الاصطناعي الآن.',
      action: waitAMoment,
      owner: { title: 'الضغط كبير على {provider} الآن.' },
    },
    'server-error': {
      title: 'حدثت مشكلة لدى خدمة الذكاء الاصطناعي.',
      action: 'يمكنك المحاولة مجددًا بعد لحظات.',
      owner: { title: 'حدثت مشكلة لدى {provider}.' },
    },
    timeout: {
      title: 'تأخرت الإجابة أكثر من اللازم.',
      action: 'يمكنك المحاولة مجددًا. قد يفيد نص أقصر.',
      owner: { title: 'تأخرت الإجابة من {provider} أكثر من اللازم.' },
    },
    network: {
      title: 'تعذر الوصول إلى خدمة الذكاء الاصطناعي.',
      action: 'يلزم التأكد من الاتصال بالإنترنت، ثم المحاولة مجددًا.',
      owner: { title: 'تعذر الوصول إلى {provider}.' },
    },
    'content-filtered': {
      title: 'خدمة الذكاء الاصطناعي لا تجيب عن هذا المحتوى.',
      action: 'يمكنك صياغته بكلمات أخرى ثم إرساله مجددًا.',
      owner: { title: 'قواعد المحتوى لدى {provider} لا تتيح هذا النص.' },
    },
    'context-too-long': {
      title: 'هذا أطول مما يمكن قراءته دفعة واحدة.',
      action: 'يمكنك اختصاره أو بدء محادثة جديدة، ثم إرساله مجددًا.',
      owner: { title: ['هذا أطول مما يقرؤه هذا النموذج، والحد {limit}.', 'هذا أطول مما يمكن للنموذج قراءته.'] },
    },
    'invalid-input': {
      title: ['هذا أكبر مما يمكن إرساله، والحد {limit}.', 'لا يمكن استخدام هذا بصورته الحالية.'],
      action: sendAgain,
    },
    'invalid-request': {
      title: 'طلب هذا التطبيق غير مفهوم لدى خدمة الذكاء الاصطناعي.',
      action: notYours,
      owner: {
        title: 'طلب هذا التطبيق غير مفهوم لدى {provider}.',
        action: 'يلزم تعديل شيفرة التطبيق. يمكن لفريق التطوير النظر في ذلك.',
      },
    },
    'not-found': {
      title: 'شيء يحتاج إليه هذا التطبيق غير موجود.',
      action: notYours,
      owner: {
        title: 'ما يطلبه هذا التطبيق غير موجود لدى {provider}.',
        action: 'يلزم التحقق من الأسماء في التطبيق، مثل النموذج أو الصوت أو الملف.',
      },
    },
    conflict: { title: 'هذا موجود من قبل.', action: 'يمكنك اختيار اسم آخر ثم الإرسال مجددًا.' },
    aborted: { title: 'توقف هذا بطلب منك.', action: 'يمكنك إرساله مجددًا في أي وقت.' },
    unknown: {
      title: 'حدث أمر غير متوقع.',
      action: 'يمكنك المحاولة مجددًا. إن تكرر ذلك فيمكنك إبلاغ إدارة التطبيق.',
      owner: {
        title: 'حدث أمر غير متوقع لدى {provider}.',
        action: 'يمكنك المحاولة مجددًا. إن تكرر ذلك فيمكن لفريق التطوير النظر فيه.',
      },
    },
  },

  details: {
    'file-empty': { title: 'هذا الملف فارغ.', action: 'يمكنك اختيار ملف آخر ثم الإرسال مجددًا.' },
    'file-too-large': {
      title: ['هذا الملف أكبر من الحد، وهو {limit}.', 'هذا الملف أكبر من اللازم.'],
      action: 'يمكنك اختيار ملف أصغر ثم الإرسال مجددًا.',
    },
    'file-unreadable': { title: 'تعذرت قراءة أي شيء من هذا الملف.', action: 'يمكنك إرساله مرة أخرى أو اختيار ملف آخر.' },
    'too-many-files': {
      title: ['لا متسع لمزيد من الملفات، والحد {limit}.', 'لا متسع لمزيد من الملفات.'],
      action: 'يمكنك حذف ملفات لم تعد لازمة، ثم الإرسال مجددًا.',
    },
    'wrong-purpose': {
      title: 'لا يمكن لهذا التطبيق استخدام الملف بهذه الطريقة.',
      owner: {
        title: 'الملفات لهذا الغرض غير مقبولة لدى {provider}.',
        action: 'يلزم تعديل شيفرة التطبيق ليُرفع الملف لغرض آخر.',
      },
    },
    'invisible-characters': { title: 'في هذا النص أحرف كثيرة لا تُرى.', action: 'يمكنك لصقه نصًا عاديًا ثم إرساله مجددًا.' },
    'sample-mismatch': { title: 'التسجيل لا يطابق نصه.', action: 'يلزم تسجيل كلمات النص كما هي، ثم الإرسال مجددًا.' },
    'prompt-mismatch': {
      title: 'التسجيل النموذجي لا يطابق نصه.',
      action: 'يلزم كتابة الكلمات المنطوقة كما هي، ثم الإرسال مجددًا.',
    },
    'sample-duration': {
      title: 'التسجيل أقصر من اللازم أو أطول.',
      action: 'يمكنك اختيار تسجيل بطول آخر ثم الإرسال مجددًا.',
    },
    'sample-unusable': {
      title: 'لا يمكن استخدام هذا التسجيل أو هذا الصوت.',
      action: 'يمكنك اختيار غيره ثم الإرسال مجددًا.',
    },
    'prompt-too-long': {
      title: 'التسجيل النموذجي أطول من اللازم.',
      action: 'يمكنك اختيار تسجيل أقصر من ثماني ثوان، ثم الإرسال مجددًا.',
    },
    'voice-id-taken': { title: 'يوجد صوت بهذا الاسم من قبل.' },
    'voice-not-yours': {
      title: 'هذا الصوت ليس متاحًا لك.',
      action: 'يمكنك اختيار صوت آخر ثم الإرسال مجددًا.',
      owner: { title: 'هذا الصوت تابع لحساب آخر.', action: 'يمكنك استخدام صوت أُنشئ بهذا الحساب.' },
    },
    'model-unavailable': {
      title: 'طلب هذا التطبيق نموذجًا ليس متاحًا له.',
      action: 'يمكنك اختيار نموذج آخر أو إبلاغ إدارة التطبيق.',
      owner: {
        title: 'هذا النموذج ليس ضمن حسابك لدى {provider}.',
        action: 'يلزم التحقق من اسم النموذج أو اختيار باقة تشمله.',
      },
    },
    'not-open': {
      title: 'هذه الميزة ليست متاحة بعد.',
      action: 'يمكنك إبلاغ إدارة التطبيق.',
      owner: {
        title: 'هذه الميزة ليست متاحة لحسابك لدى {provider} بعد.',
        action: 'يمكنك الاستغناء عنها الآن أو طلب إتاحتها من {provider}.',
      },
    },
    'coding-agents-only': {
      title: 'يتعذر على هذا التطبيق الرد الآن.',
      owner: { title: 'هذه الباقة لأدوات البرمجة وحدها.', action: 'يلزم وضع مفتاح من المنصة المفتوحة في إعدادات الخادم.' },
    },
    'account-suspended': {
      owner: { title: 'حسابك لدى {provider} متوقف إلى أن يُشحن رصيده.', action: 'يلزم شحن الرصيد، ثم التحقق مجددًا.' },
    },
    concurrency: {
      title: 'ما زالت طلبات أخرى قيد التنفيذ.',
      action: 'يمكنك المحاولة مجددًا عندما ينتهي أحدها.',
      owner: { title: ['الطلبات الجارية بلغت الحد لدى {provider}، وهو {limit}.', 'طلباتك الجارية لدى {provider} أكثر من اللازم.'] },
    },
    connections: {
      title: 'الاتصالات المفتوحة أكثر من اللازم.',
      owner: { title: 'اتصالات حسابك المفتوحة لدى {provider} أكثر من اللازم.', action: 'يمكنك المحاولة مجددًا بعد لحظات.' },
    },
    growth: {
      owner: {
        title: 'زادت الطلبات أسرع من الحد لدى {provider}.',
        action: 'يمكنك المحاولة مجددًا بعد لحظات. توزيع الطلبات على الوقت يمرّر المزيد منها.',
      },
    },
    'per-day': {
      title: 'بلغ هذا التطبيق حده لهذا اليوم.',
      action: ['يمكنك المحاولة مجددًا {time}.', 'تتجدد الحصة تلقائيًا، ويمكنك المحاولة غدًا.'],
      owner: {
        title: ['بلغ هذا التطبيق الحد لدى {provider}، وهو {limit}.', 'نفدت حصتك لهذا اليوم لدى {provider}.'],
        action: ['تتجدد الحصة {time}. المستوى الأعلى يتيح المزيد.', 'تتجدد الحصة تلقائيًا. المستوى الأعلى يتيح المزيد.'],
      },
    },
    offline: { title: 'لا يوجد اتصال بالإنترنت.', action: 'يمكنك المحاولة مجددًا بعد الاتصال بالإنترنت.' },
    'stream-cut': {
      title: 'توقفت الإجابة قبل نهايتها.',
      action: 'يمكنك المحاولة مجددًا للحصول عليها كاملة.',
      owner: { title: 'توقفت الإجابة من {provider} قبل نهايتها.' },
    },
  },

  codes: {
    'stream-ended-early': { title: 'توقفت الإجابة قبل نهايتها.', action: 'يمكنك المحاولة مجددًا للحصول عليها كاملة.' },
    'not-a-stream': {
      title: 'وصلت الإجابة بصيغة لا يقرؤها هذا التطبيق.',
      action: 'يمكنك المحاولة مجددًا بعد لحظات.',
      owner: { action: 'يمكنك المحاولة مجددًا. إن تكرر ذلك فيلزم التحقق من العنوان الذي يتصل به التطبيق.' },
    },
    'empty-answer': { title: 'وصلت الإجابة فارغة.', action: 'يمكنك المحاولة مجددًا. قد تفيد كلمات أخرى.' },
    stalled: { title: 'انقطع وصول الإجابة.', action: 'يمكنك المحاولة مجددًا بعد لحظات.' },
    'too-large': { title: 'هذا أكبر مما يمكن إرساله أو استقباله دفعة واحدة.', action: 'يمكنك تجربة نص أقصر.' },
    offline: { title: 'لا يوجد اتصال بالإنترنت.', action: 'يمكنك المحاولة مجددًا بعد الاتصال بالإنترنت.' },
    'not-signed-in': { title: 'لم يتم تسجيل دخولك.', action: 'يلزم تسجيل الدخول، ثم الإرسال مجددًا.' },
    'not-configured': {
      title: 'لم يكتمل إعداد هذا التطبيق بعد.',
      action: tellTheOwner,
      owner: { title: 'لا يوجد مفتاح للاتصال مع {provider} بعد.', action: 'يلزم وضع مفتاح في إعدادات الخادم، ثم التحقق مجددًا.' },
    },
  },

  filteredOutput: {
    title: 'حجبت خدمة الذكاء الاصطناعي إجابتها.',
    action: 'يمكنك السؤال بكلمات أخرى ثم الإرسال مجددًا.',
    owner: { title: 'حُجبت الإجابة وفق قواعد المحتوى لدى {provider}.' },
  },

  contact: {
    withRequestId: 'إن تكرر ذلك فيمكنك التواصل مع {provider} مع ذكر معرّف الطلب.',
    withoutRequestId: 'إن تكرر ذلك فيمكنك التواصل مع {provider}.',
  },

  limits: {
    rpm: {
      one: 'طلب واحد في الدقيقة',
      two: 'طلبان في الدقيقة',
      few: '{count} طلبات في الدقيقة',
      many: '{count} طلبًا في الدقيقة',
      other: '{count} طلب في الدقيقة',
    },
    tpm: {
      one: 'رمز واحد في الدقيقة',
      two: 'رمزان في الدقيقة',
      few: '{count} رموز في الدقيقة',
      many: '{count} رمزًا في الدقيقة',
      other: '{count} رمز في الدقيقة',
    },
    tpd: {
      one: 'رمز واحد في اليوم',
      two: 'رمزان في اليوم',
      few: '{count} رموز في اليوم',
      many: '{count} رمزًا في اليوم',
      other: '{count} رمز في اليوم',
    },
    concurrency: {
      one: 'طلب واحد في الوقت نفسه',
      two: 'طلبان في الوقت نفسه',
      few: '{count} طلبات في الوقت نفسه',
      many: '{count} طلبًا في الوقت نفسه',
      other: '{count} طلب في الوقت نفسه',
    },
    tokens: { one: 'رمز واحد', two: 'رمزان', few: '{count} رموز', many: '{count} رمزًا', other: '{count} رمز' },
    characters: { one: 'حرف واحد', two: 'حرفان', few: '{count} أحرف', many: '{count} حرفًا', other: '{count} حرف' },
    files: { one: 'ملف واحد', two: 'ملفان', few: '{count} ملفات', many: '{count} ملفًا', other: '{count} ملف' },
  },
  windows: { minute: 'لكل دقيقة', '5h': 'لكل خمس ساعات', day: 'اليومية', week: 'الأسبوعية', month: 'الشهرية' },
  times: {
    today: 'الساعة {clock}',
    tomorrow: 'غدًا الساعة {clock}',
    weekday: 'يوم {weekday} الساعة {clock}',
    date: 'يوم {date} الساعة {clock}',
  },

  actions: {
    retry: 'إعادة المحاولة',
    check: 'التحقق مجددًا',
    retrying: 'تجري إعادة المحاولة…',
    retryIn: 'إعادة المحاولة بعد {time}',
    retryInAbout: 'إعادة المحاولة، المتبقي {duration} تقريبًا',
    retryAt: 'إعادة المحاولة {time}',
    retryOnline: 'لا يوجد اتصال بالإنترنت',
    autoIn: 'ستُعاد المحاولة بعد {time}',
    autoInAbout: 'ستُعاد المحاولة، المتبقي {duration} تقريبًا',
    autoSoon: 'ستُعاد المحاولة بعد لحظات',
    stop: 'إيقاف',
    topUp: 'شحن الرصيد',
    plan: 'عرض الباقات',
    keys: 'إدارة المفاتيح',
    newTab: 'يُفتح في علامة تبويب جديدة',
    requestId: 'معرّف الطلب',
  },
  balance: {
    label: 'الرصيد لدى {provider}',
    empty: ['الرصيد الآن {amount}. يلزم شحنه للمتابعة.', 'يلزم شحن الرصيد للمتابعة.'],
    low: { title: 'أوشك رصيدك لدى {provider} على النفاد.', action: ['المتبقي {amount}.', 'يمكنك شحنه قبل أن ينفد.'] },
    toppedUp: 'تم شحن الرصيد',
    checking: 'يجري التحقق…',
    unchanged: 'لم يصل شيء بعد. قد يستغرق ذلك بضع دقائق.',
    restored: 'عاد الرصيد.',
  },
  quota: {
    label: 'الحصة لدى {provider}',
    empty: 'نفدت حصتك {window} من {name} لدى {provider}.',
    low: {
      title: [
        'المتبقي من حصتك {window} من {name} لدى {provider} هو {percent}.',
        'المتبقي من حصتك {window} لدى {provider} هو {percent}.',
        'أوشكت حصتك لدى {provider} على النفاد.',
      ],
      action: ['تتجدد كاملة {time}.', 'تتجدد الحصة تلقائيًا.'],
    },
    window: 'الحصة {window}',
    left: 'المتبقي {percent}',
    usedUp: 'نفدت',
    unknown: 'غير معروف',
    resets: 'تتجدد كاملة {time}',
    restored: 'تجددت حصتك.',
  },
  answer: { thinking: 'يجري التفكير…', thoughts: 'الأفكار', started: 'بدأت الإجابة', complete: 'اكتملت الإجابة' },
  toasts: {
    label: 'إشعار',
    region: 'الإشعارات ({hotkey})',
    reach: 'يمكن الوصول إليه بالمفتاح {hotkey}.',
    close: 'إغلاق',
    repeated: { one: 'مرة واحدة', two: 'مرتان', few: '{count} مرات', many: '{count} مرة', other: '{count} مرة' },
  },
  announcements: {
    waiting: 'المتبقي قبل إعادة المحاولة {duration}.',
    waitingAbout: 'المتبقي قبل إعادة المحاولة {duration} تقريبًا.',
    waitingUntil: 'يمكنك المحاولة مجددًا {time}.',
    auto: 'ستُعاد المحاولة تلقائيًا، المتبقي {duration}.',
    autoAbout: 'ستُعاد المحاولة تلقائيًا، المتبقي {duration} تقريبًا.',
    stopped: 'توقفت إعادة المحاولة.',
    offline: 'لا يوجد اتصال بالإنترنت. يعود هذا إلى العمل بعد الاتصال.',
    ready: 'يمكنك المحاولة مجددًا الآن.',
    notYet: 'ليس بعد.',
    recovered: 'عاد كل شيء إلى العمل.',
  },
};
