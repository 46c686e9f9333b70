import type { Messages } from './messages.js';

/** What a visitor is told where only the owner can do something. */
const tellTheOwner = 'المشكلة ليست منك، وعلى إدارة التطبيق إصلاحها. يمكنك إبلاغها.';
const topUp = 'تعود الخدمة بعد شحن الرصيد.';
const from = 'يمكنك المحاولة مجددًا {time}.';
const inAWhile = [from, 'يمكنك المحاولة مجددًا بعد قليل.'] as const;
const notYours = 'المشكلة ليست منك، ويمكنك المحاولة مجددًا {time}.';
const nowOrLater = [notYours, 'المشكلة ليست منك، ويمكنك المحاولة مجددًا الآن أو بعد دقائق.'] as const;

/**
 * Arabic, the standard language. What holds it together:
 *
 * - No imperative, as it would address a man or a woman: "يمكنك", "يلزم" and nouns of doing are for both.
 * - A provider stands after "لدى", "إلى", "من" or "على", never as the subject: no verb or adjective has to agree with it.
 * - A limit stands where the nominative is right ("وهو", "الحد"), a duration after "بعد", where `writeUnit` writes "دقيقتين".
 */
export const ar: Messages = {
  locale: 'ar',
  direction: 'rtl',
  providers: {},
  anyProvider: 'خدمة الذكاء الاصطناعي',

  kinds: {
    authentication: {
      title: 'يتعذر على هذا التطبيق الرد الآن.',
      action: tellTheOwner,
      owner: {
        title: 'مفتاح هذا التطبيق مرفوض لدى {provider}.',
        action: 'تعود الخدمة بعد وضع مفتاح صالح في إعدادات الخادم، لا مفتاح موقع آخر.',
      },
    },
    permission: {
      title: 'هذا الإجراء ليس متاحًا لهذا الحساب لدى {service}.',
      action: tellTheOwner,
      owner: {
        action: 'يلزم التحقق من صلاحيات المفتاح.',
      },
    },
    'insufficient-balance': {
      title: 'يتعذر على هذا التطبيق الرد الآن.',
      action: 'المشكلة ليست منك، وعلى إدارة التطبيق شحن رصيده. يمكنك إبلاغها.',
      owner: { title: 'نفد رصيدك لدى {provider}.', action: topUp },
    },
    'quota-exceeded': {
      title: ['نفدت الحصة {window} لدى {service}.', 'نفدت الحصة لدى {service}.'],
      action: [notYours, 'تتجدد الحصة تلقائيًا. المشكلة ليست منك، ويمكنك المحاولة مجددًا لاحقًا.'],
      owner: {
        action: ['تتجدد الحصة {time}. باقة أكبر تتيح المزيد.', 'تتجدد الحصة تلقائيًا. باقة أكبر تتيح المزيد.'],
      },
    },
    'not-in-plan': {
      title: 'هذه الميزة ليست متاحة في الباقة لدى {service}.',
      action: tellTheOwner,
      owner: {
        action: 'يمكنك اختيار باقة تشملها.',
      },
    },
    'rate-limited': {
      title: 'هذا التطبيق مزدحم الآن.',
      action: [notYours, 'المشكلة ليست منك، ويمكنك المحاولة مجددًا بعد دقيقة.'],
      owner: {
        title: ['بلغ هذا التطبيق الحد لدى {provider}، وهو {limit}.', 'بلغ هذا التطبيق الحد لدى {provider}.'],
        action: ['يمكنك المحاولة مجددًا {time}. المستوى الأعلى يتيح المزيد.', 'تعود الخدمة عادةً خلال دقيقة. المستوى الأعلى يتيح المزيد.'],
      },
    },
    overloaded: {
      title: 'الازدحام شديد الآن لدى {service}.',
      action: nowOrLater,
      owner: { action: [from, 'يمكنك المحاولة مجددًا بعد قليل أو بنموذج آخر.'] },
    },
    'server-error': { title: 'حدثت مشكلة لدى {service}.', action: nowOrLater },
    timeout: { title: 'تأخرت الإجابة من {service}.', action: [from, 'يمكنك المحاولة مجددًا بنص أقصر.'] },
    network: {
      title: 'تعذر الوصول إلى {service}.',
      action: [from, 'يمكنك المحاولة مجددًا بعد التحقق من الاتصال بالإنترنت.'],
    },
    'content-filtered': {
      title: 'قواعد {service} لا تسمح بهذا النص.',
      action: 'قد تخطئ هذه القواعد. يمكنك المحاولة مجددًا بكلمات أخرى.',
    },
    'context-too-long': {
      title: 'هذه المحادثة أطول من الحد المسموح.',
      action: 'يمكنك المحاولة مجددًا بنص أقصر أو في محادثة أخرى.',
      owner: { title: ['هذا أطول من الحد المسموح، وهو {limit}.'] },
    },
    'invalid-input': {
      title: ['هذا أكبر من الحد المسموح، وهو {limit}.', 'لا يمكن استخدام هذا كما هو.'],
      action: 'يمكنك المحاولة مجددًا بعد تعديله.',
    },
    'invalid-request': {
      title: 'طلب هذا التطبيق غير مفهوم لدى {service}.',
      action: tellTheOwner,
      owner: {
        action: 'تعود الخدمة بعد تعديل التطبيق. يمكنك إبلاغ فريق التطوير.',
      },
    },
    'not-found': {
      title: 'ما يطلبه هذا التطبيق غير موجود لدى {service}.',
      action: tellTheOwner,
      owner: {
        action: 'يلزم التحقق من اسم النموذج أو الصوت أو الملف.',
      },
    },
    conflict: { title: 'هذا الاسم موجود بالفعل.', action: 'يمكنك اختيار اسم آخر.' },
    aborted: { title: 'تم الإيقاف.', action: 'يمكنك المحاولة مجددًا.' },
    unknown: {
      title: 'حدثت مشكلة غير متوقعة.',
      action: 'يمكنك المحاولة مجددًا. إن تكرر ذلك فيمكنك إبلاغ إدارة التطبيق.',
      owner: {
        action: 'يمكنك المحاولة مجددًا. إن تكرر ذلك فيمكنك إبلاغ فريق التطوير.',
      },
    },
  },

  details: {
    'file-empty': { title: 'هذا الملف فارغ.', action: 'يمكنك اختيار ملف آخر.' },
    'file-too-large': {
      title: ['هذا الملف أكبر من الحد المسموح، وهو {limit}.', 'هذا الملف أكبر من الحد المسموح.'],
      action: 'يمكنك اختيار ملف أصغر.',
    },
    'file-without-text': { title: 'هذا الملف بلا نص.', action: 'يمكنك اختيار ملف آخر.' },
    'file-unreadable': {
      title: 'تعذرت قراءة هذا الملف.',
      action: [from, 'يمكنك المحاولة مجددًا أو اختيار ملف آخر.'],
    },
    'too-many-files': {
      title: 'لا مكان لملف آخر.',
      action: 'يمكنك حذف ملف آخر.',
    },
    'wrong-purpose': { title: 'لا يمكن استخدام ملف لهذا الغرض.' },
    'invisible-characters': { title: 'في هذا النص أحرف خفية كثيرة.', action: 'يمكنك لصقه نصًا عاديًا.' },
    'sample-mismatch': { title: 'التسجيل لا يطابق نصه.', action: 'يمكنك التسجيل مجددًا أو تعديل النص.' },
    'prompt-mismatch': {
      title: 'التسجيل النموذجي لا يطابق نصه.',
      action: 'يمكنك تعديل النص.',
    },
    'sample-duration': {
      title: 'التسجيل أقصر أو أطول من اللازم.',
      action: 'يمكنك اختيار تسجيل من 10 ثوان إلى 5 دقائق.',
    },
    'sample-unusable': {
      title: 'لا يمكن استخدام هذا التسجيل أو الصوت.',
      action: 'يمكنك اختيار تسجيل أو صوت آخر.',
    },
    'prompt-too-long': {
      title: 'التسجيل النموذجي أطول من اللازم.',
      action: 'يمكنك اختيار تسجيل أقصر من 8 ثوان.',
    },
    'voice-id-taken': { title: 'صوت بهذا الاسم موجود بالفعل.' },
    'voice-missing': { title: 'هذا الصوت غير موجود.', action: 'يمكنك اختيار صوت آخر.' },
    'voice-not-yours': {
      title: 'هذا الصوت لحساب آخر.',
      action: 'يمكنك اختيار صوت آخر.',
    },
    'model-unavailable': {
      title: 'هذا النموذج ليس متاحًا لهذا الحساب لدى {service}.',
      action: 'يمكنك اختيار نموذج آخر أو إبلاغ إدارة التطبيق.',
      owner: {
        action: 'يلزم التحقق من اسم النموذج أو اختيار نموذج آخر أو باقة أكبر.',
      },
    },
    'not-open': {
      owner: {
        title: 'هذه الميزة ليست متاحة لهذا الحساب لدى {provider}.',
        action: 'يمكنك التواصل مع {provider}.',
      },
    },
    'coding-agents-only': {
      owner: { title: 'هذه الباقة لأدوات البرمجة فقط.', action: 'تعود الخدمة بعد وضع مفتاح من المنصة المفتوحة في إعدادات الخادم.' },
    },
    'account-suspended': {
      owner: { title: 'حسابك لدى {provider} متوقف.', action: topUp },
    },
    'account-closed': {
      owner: { title: 'حسابك لدى {provider} مغلق.', action: 'يمكنك التواصل مع {provider} أو اختيار حساب آخر.' },
    },
    'not-verified': {
      owner: { title: 'يلزم التحقق من هويتك لدى {provider}.', action: 'تعود الخدمة بعد ذلك.' },
    },
    membership: {
      action: tellTheOwner,
      owner: { title: 'باقتك لدى {provider} غير مؤكدة.', action: 'تعود الخدمة بعد تفعيلها.' },
    },
    concurrency: {
      title: 'الطلبات الجارية كثيرة الآن.',
      action: [from, 'يمكنك المحاولة مجددًا بعد اكتمال أحدها.'],
      owner: { title: ['بلغ هذا التطبيق الحد لدى {provider}، وهو {limit}.'] },
    },
    connections: { title: 'الاتصالات كثيرة لدى {service}.', action: inAWhile },
    growth: { owner: { title: 'زادت الطلبات إلى {provider} بسرعة.', action: inAWhile } },
    'per-day': {
      title: 'نفدت الحصة اليومية.',
      action: [notYours, 'تتجدد الحصة تلقائيًا. المشكلة ليست منك، ويمكنك المحاولة مجددًا غدًا.'],
      owner: {
        title: ['بلغ هذا التطبيق الحد لدى {provider}، وهو {limit}.'],
        action: ['تتجدد الحصة {time}. المستوى الأعلى يتيح المزيد.', 'تتجدد الحصة تلقائيًا. المستوى الأعلى يتيح المزيد.'],
      },
    },
    offline: { title: 'لا يوجد اتصال بالإنترنت.', action: 'تعود الخدمة بعد الاتصال بالإنترنت.' },
    'from-server': {
      title: 'تعذر الوصول إلى {service}.',
      action: nowOrLater,
      owner: { action: [from, 'يمكنك المحاولة مجددًا بعد التحقق من اتصال الخادم بالإنترنت.'] },
    },
    'stream-cut': {
      title: 'لم تكتمل الإجابة.',
      action: [from, 'يمكنك المحاولة مجددًا للحصول عليها كاملة.'],
    },
  },

  codes: {
    'not-a-stream': {
      title: 'تعذرت قراءة الإجابة.',
      action: inAWhile,
      owner: { action: 'يمكنك المحاولة مجددًا. إن تكرر ذلك فيلزم التحقق من عنوان الخدمة.' },
    },
    'empty-answer': { title: 'الإجابة فارغة.', action: 'يمكنك المحاولة مجددًا أو بكلمات أخرى.' },
    stalled: { title: 'لم تكتمل الإجابة.', action: [from, 'يمكنك المحاولة مجددًا للحصول عليها كاملة.'] },
    'too-large': { title: 'هذا أطول من الحد المسموح.', action: 'يمكنك المحاولة مجددًا بنص أقصر.' },
    'visitor-limit': { title: 'نفدت حصتك في هذا التطبيق.', action: inAWhile },
    'not-signed-in': { title: 'لم يتم تسجيل الدخول.', action: 'يمكنك تسجيل الدخول.' },
    'not-configured': {
      title: 'لم يتم إعداد هذا التطبيق بعد.',
      action: tellTheOwner,
      owner: { title: 'مفتاح {provider} غير موجود.', action: 'تبدأ الخدمة بعد وضع مفتاح في إعدادات الخادم.' },
    },
  },

  filteredOutput: {
    title: 'قواعد {service} لا تسمح بهذه الإجابة.',
    action: 'يمكنك المحاولة مجددًا بكلمات أخرى.',
  },

  contact: {
    withRequestId: 'إن تكرر ذلك فيمكنك التواصل مع {provider} مع ذكر معرّف الطلب.',
    withoutRequestId: 'إن تكرر ذلك فيمكنك التواصل مع {provider}.',
  },

  limits: {
    requests: { one: 'طلب واحد', two: 'طلبان', few: '{count} طلبات', many: '{count} طلبًا', other: '{count} طلب' },
    tokens: { one: 'رمز واحد', two: 'رمزان', few: '{count} رموز', many: '{count} رمزًا', other: '{count} رمز' },
    characters: { one: 'حرف واحد', two: 'حرفان', few: '{count} أحرف', many: '{count} حرفًا', other: '{count} حرف' },
  },
  rates: { minute: '{limit} في الدقيقة', day: '{limit} في اليوم', once: '{limit} في الوقت نفسه' },
  windows: { minute: 'المتجددة كل دقيقة', '5h': 'المتجددة كل 5 ساعات', day: 'اليومية', week: 'الأسبوعية', month: 'الشهرية' },
  times: {
    soon: 'بعد قليل',
    in: 'بعد {duration}',
    about: 'بعد {duration} تقريبًا',
    today: 'الساعة {clock}',
    tomorrow: 'غدًا الساعة {clock}',
    date: 'يوم {date} الساعة {clock}',
  },

  actions: {
    retry: 'إعادة المحاولة',
    check: 'التحقق مجددًا',
    retrying: 'جارٍ إعادة المحاولة…',
    done: 'تم',
    retryAt: 'إعادة المحاولة {time}',
    retryOnline: 'لا يوجد اتصال بالإنترنت',
    autoAt: 'ستُعاد المحاولة {time}',
    stop: 'إيقاف',
    topUp: 'شحن الرصيد',
    plan: 'عرض الباقات',
    keys: 'إدارة المفاتيح',
    newTab: 'في تبويب جديد',
    requestId: 'معرّف الطلب',
    copy: 'نسخ',
    copied: 'تم النسخ',
    copyForOwner: 'نسخ رسالة لإدارة التطبيق',
    tellOwner: 'إبلاغ إدارة التطبيق',
    later: 'ليس الآن',
  },
  facts: { label: 'التفاصيل', provider: 'المزوّد', code: 'الرمز', status: 'الحالة', time: 'الوقت', page: 'الصفحة' },
  balance: {
    label: 'الرصيد لدى {provider}',
    empty: 'المتبقي {amount}. تعود الخدمة بعد شحن الرصيد.',
    low: { title: 'رصيدك لدى {provider} منخفض.', action: 'المتبقي {amount}. يمكنك شحن الرصيد.' },
    toppedUp: 'شحنت الرصيد',
    checking: 'جارٍ التحقق…',
    unchanged: 'لم يصل الرصيد بعد. يمكنك المحاولة مجددًا بعد قليل.',
    restored: 'تم شحن الرصيد.',
  },
  quota: {
    label: 'الحصة لدى {provider}',
    empty: 'نفدت حصتك {window} من {name} لدى {provider}.',
    used: 'المستخدم {used} من {max}.',
    low: {
      title: ['المتبقي {percent} من حصتك {window} من {name} لدى {provider}.', 'المتبقي {percent} من حصتك {window} لدى {provider}.'],
      action: ['تتجدد كاملة {time}.', 'تتجدد الحصة تلقائيًا.'],
    },
    window: 'الحصة {window}',
    left: 'المتبقي {percent}',
    usedUp: 'نفدت',
    unknown: 'غير معروف',
    resets: 'تتجدد كاملة {time}',
    restored: 'تجددت الحصة.',
  },
  answer: { thinking: 'جارٍ التفكير…', thoughts: 'التفكير', started: 'بدأت الإجابة', complete: 'اكتملت الإجابة' },
  voice: {
    preparing: 'جارٍ التحضير…',
    speaking: 'جارٍ القراءة…',
    paused: 'متوقفة مؤقتًا',
    blocked: 'زر التشغيل يبدأ القراءة.',
    done: 'اكتملت القراءة',
    failed: 'توقف الصوت.',
    pause: 'إيقاف مؤقت',
    play: 'تشغيل',
  },
  toasts: {
    label: 'إشعار',
    region: 'إشعارات ({hotkey})',
    reach: 'المفتاح {hotkey} يفتحه.',
    close: 'إغلاق',
    repeated: { one: 'مرة واحدة', two: 'مرتان', few: '{count} مرات', many: '{count} مرة', other: '{count} مرة' },
  },
  announcements: {
    waiting: from,
    stopped: 'تم الإيقاف.',
    ready: 'يمكنك المحاولة مجددًا الآن.',
    notYet: 'ليس بعد.',
    recovered: 'عادت الخدمة.',
  },
};
