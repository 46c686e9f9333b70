import type { Messages } from './messages.js';

/** What a visitor is told where only the owner can do something. */
const tellTheOwner = 'تغيير ذلك بيد إدارة التطبيق وحدها. يمكنك إبلاغها بذلك.';
const notYours = 'السبب ليس ما كتبته. يمكنك إبلاغ إدارة التطبيق.';
const from = 'يمكنك المحاولة مجددًا {time}.';
const waitAMoment = [from, 'يمكنك المحاولة مجددًا بعد لحظات.'] as const;

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
  providers: {},
  anyProvider: 'خدمة الذكاء الاصطناعي',

  kinds: {
    authentication: {
      title: 'يتعذر على هذا التطبيق الوصول إلى خدمة الذكاء الاصطناعي الآن.',
      action: tellTheOwner,
      owner: {
        title: 'مفتاح هذا التطبيق غير مقبول لدى {provider}.',
        action: 'يلزم تغيير المفتاح في إعدادات الخادم. مفاتيح المواقع الأخرى لا تصلح.',
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
      action: 'على إدارة التطبيق شحن الرصيد. يمكنك إبلاغها بذلك.',
      owner: { title: 'نفد رصيدك لدى {provider}.', action: 'يلزم شحن الرصيد ثم التحقق مجددًا.' },
    },
    'quota-exceeded': {
      title: ['نفدت الحصة {window} لدى {service}.', 'نفدت الحصة الحالية لدى {service}.'],
      action: [from, 'تتجدد الحصة تلقائيًا. يمكنك المحاولة مجددًا لاحقًا.'],
      owner: {
        action: ['تتجدد الحصة {time}. باقة أكبر تتيح المتابعة قبل ذلك.', 'تتجدد الحصة تلقائيًا. باقة أكبر تتيح المتابعة قبل ذلك.'],
      },
    },
    'not-in-plan': {
      title: 'لا توجد باقة لدى {service} تشمل هذه الميزة.',
      action: tellTheOwner,
      owner: {
        action: 'الانتظار لا يفيد. يلزم اختيار باقة تشملها.',
      },
    },
    'rate-limited': {
      title: 'الطلبات كثيرة الآن في هذا التطبيق.',
      action: waitAMoment,
      owner: {
        title: ['بلغ هذا التطبيق الحد لدى {provider}، وهو {limit}.', 'بلغ هذا التطبيق الحد لدى {provider}.'],
        action: ['يمكنك المحاولة مجددًا {time}. المستوى الأعلى يتيح المزيد.', 'يمكنك المحاولة مجددًا بعد لحظات. المستوى الأعلى يتيح المزيد.'],
      },
    },
    overloaded: {
      title: 'الطلبات كثيرة الآن لدى {service}.',
      action: waitAMoment,
      owner: { action: [from, 'يمكنك المحاولة مجددًا بعد لحظات أو بنموذج آخر.'] },
    },
    'server-error': { title: 'حدثت مشكلة لدى {service}.', action: waitAMoment },
    timeout: { title: 'تأخرت الإجابة من {service}.', action: [from, 'يمكنك المحاولة مجددًا بنص أقصر.'] },
    network: {
      title: 'تعذر الوصول إلى {service}.',
      action: [from, 'يمكنك المحاولة مجددًا بعد التحقق من الاتصال بالإنترنت.'],
    },
    'content-filtered': {
      title: 'قواعد المحتوى لدى {service} لا تتيح هذا النص.',
      action: 'قد يكون ذلك خطأً، ويمكنك المحاولة بكلمات أخرى.',
    },
    'context-too-long': {
      title: 'هذه المحادثة أطول مما يمكن قراءته.',
      action: 'يمكنك بدء محادثة جديدة أو إرسال نص أقصر.',
      owner: { title: ['هذا أطول مما يقرؤه النموذج، والحد {limit}.'] },
    },
    'invalid-input': {
      title: ['هذا أكبر مما يمكن إرساله، والحد {limit}.', 'لا يمكن استخدام هذا كما هو.'],
      action: ['يمكنك الإرسال مجددًا في حدود المتاح، وهو {limit}.', 'يمكنك تعديله.'],
    },
    'invalid-request': {
      title: 'طلب هذا التطبيق غير مفهوم لدى {service}.',
      action: notYours,
      owner: {
        action: 'يلزم تعديل شيفرة التطبيق. يمكن لفريق التطوير النظر في ذلك.',
      },
    },
    'not-found': {
      title: 'ما يطلبه هذا التطبيق غير موجود لدى {service}.',
      action: notYours,
      owner: {
        action: 'يلزم التحقق من اسم النموذج أو الصوت أو الملف.',
      },
    },
    conflict: { title: 'هذا الاسم موجود من قبل.', action: 'يمكنك اختيار اسم آخر.' },
    aborted: { title: 'تم الإيقاف.', action: 'يمكنك الإرسال مجددًا.' },
    unknown: {
      title: 'حدث أمر غير متوقع.',
      action: 'يمكنك المحاولة مجددًا. إن تكرر ذلك فيمكنك إبلاغ إدارة التطبيق.',
      owner: {
        action: 'يمكنك المحاولة مجددًا. إن تكرر ذلك فيمكن لفريق التطوير النظر في ذلك.',
      },
    },
  },

  details: {
    'file-empty': { title: 'هذا الملف فارغ.', action: 'يمكنك اختيار ملف آخر.' },
    'file-too-large': {
      title: ['هذا الملف أكبر مما يمكن إرساله، والحد {limit}.', 'هذا الملف أكبر مما يمكن إرساله.'],
      action: 'يمكنك اختيار ملف أصغر.',
    },
    'file-without-text': { title: 'لا يوجد نص في هذا الملف.', action: 'يمكنك اختيار ملف آخر.' },
    'file-unreadable': {
      title: 'تعذرت قراءة هذا الملف.',
      action: ['يمكنك المحاولة مجددًا {time} أو اختيار ملف آخر.', 'يمكنك المحاولة مجددًا أو اختيار ملف آخر.'],
    },
    'too-many-files': {
      title: 'لا متسع لمزيد من الملفات.',
      action: 'يمكنك حذف ملف آخر.',
    },
    'wrong-purpose': { title: 'لا يمكن استخدام ملف لهذا الغرض لدى {service}.' },
    'invisible-characters': { title: 'في هذا النص أحرف خفية كثيرة.', action: 'يمكنك لصقه نصًا عاديًا.' },
    'sample-mismatch': { title: 'التسجيل لا يطابق نصه.', action: 'يلزم تسجيل كلمات النص كما هي أو تصحيح النص.' },
    'prompt-mismatch': {
      title: 'التسجيل النموذجي لا يطابق نصه.',
      action: 'يلزم كتابة كلمات التسجيل كما هي.',
    },
    'sample-duration': {
      title: 'التسجيل أقصر من اللازم أو أطول.',
      action: 'يمكنك اختيار تسجيل من عشر ثوان إلى خمس دقائق.',
    },
    'sample-unusable': {
      title: 'لا يمكن استخدام هذا التسجيل أو الصوت.',
      action: 'يمكنك اختيار تسجيل أو صوت آخر.',
    },
    'prompt-too-long': {
      title: 'التسجيل النموذجي أطول من اللازم.',
      action: 'يمكنك اختيار تسجيل أقصر من ثماني ثوان.',
    },
    'voice-id-taken': { title: 'لديك صوت بهذا الاسم من قبل.' },
    'voice-missing': { title: 'هذا الصوت لم يعد موجودًا.', action: 'يمكنك اختيار صوت آخر.' },
    'voice-not-yours': {
      title: 'هذا الصوت لحساب آخر.',
      action: 'يمكنك اختيار صوت آخر.',
    },
    'model-unavailable': {
      title: 'هذا النموذج ليس متاحًا لهذا الحساب لدى {service}.',
      action: 'يمكنك اختيار نموذج آخر أو إبلاغ إدارة التطبيق.',
      owner: {
        action: 'يلزم التحقق من اسمه أو اختيار نموذج آخر أو باقة أكبر.',
      },
    },
    'not-open': {
      title: 'هذه الميزة ليست متاحة لهذا الحساب لدى {service}.',
      action: 'يمكنك إبلاغ إدارة التطبيق.',
      owner: {
        action: 'يمكنك التواصل مع {provider}.',
      },
    },
    'coding-agents-only': {
      title: 'يتعذر على هذا التطبيق الرد الآن.',
      owner: { title: 'هذه الباقة لأدوات البرمجة وحدها.', action: 'يلزم وضع مفتاح من المنصة المفتوحة في إعدادات الخادم ثم التحقق مجددًا.' },
    },
    'account-suspended': {
      owner: { title: 'حسابك لدى {provider} متوقف.', action: 'يلزم شحن الرصيد ثم التحقق مجددًا.' },
    },
    'account-closed': {
      title: 'يتعذر على هذا التطبيق الرد الآن.',
      owner: { title: 'حسابك لدى {provider} مغلق.', action: 'يمكنك التواصل مع {provider} أو استخدام حساب آخر.' },
    },
    'not-verified': {
      owner: { title: 'يلزم إثبات هويتك لدى {provider}.', action: 'يلزم ذلك في حسابك ثم التحقق مجددًا.' },
    },
    membership: {
      action: tellTheOwner,
      owner: { title: 'تعذر تأكيد باقتك لدى {provider}.', action: 'يلزم تفعيلها ثم التحقق مجددًا.' },
    },
    concurrency: {
      title: 'الطلبات الجارية كثيرة الآن.',
      action: [from, 'يمكنك المحاولة مجددًا بعد اكتمال أحدها.'],
      owner: { title: ['بلغت الطلبات الجارية الحد لدى {provider}، وهو {limit}.'] },
    },
    connections: { title: 'الاتصالات المفتوحة كثيرة الآن لدى {service}.', action: waitAMoment },
    growth: { owner: { title: 'زادت الطلبات بسرعة لدى {provider}.', action: [from, 'يمكنك المحاولة مجددًا بعد لحظات، على مهل.'] } },
    'per-day': {
      title: 'نفدت حصة هذا التطبيق لهذا اليوم.',
      action: [from, 'تتجدد الحصة تلقائيًا. يمكنك المحاولة مجددًا غدًا.'],
      owner: {
        title: ['بلغ هذا التطبيق الحد لدى {provider}، وهو {limit}.'],
        action: ['تتجدد الحصة {time}. المستوى الأعلى يتيح المزيد.', 'تتجدد الحصة تلقائيًا. المستوى الأعلى يتيح المزيد.'],
      },
    },
    offline: { title: 'لا يوجد اتصال بالإنترنت.', action: 'يمكنك المحاولة مجددًا بعد الاتصال بالإنترنت.' },
    'stream-cut': {
      title: 'توقفت الإجابة قبل نهايتها.',
      action: [from, 'يمكنك المحاولة مجددًا للحصول عليها كاملة.'],
    },
  },

  codes: {
    'not-a-stream': {
      title: 'تعذرت قراءة الإجابة.',
      action: waitAMoment,
      owner: { action: 'يمكنك المحاولة مجددًا. إن تكرر ذلك فيلزم التحقق من عنوان الخدمة.' },
    },
    'empty-answer': { title: 'هذه الإجابة فارغة.', action: 'يمكنك المحاولة مجددًا بكلمات أخرى.' },
    stalled: { title: 'توقفت الإجابة قبل نهايتها.', action: waitAMoment },
    'too-large': { title: 'هذا أكبر مما يمكن قراءته.', action: 'يمكنك المحاولة مجددًا بنص أقصر.' },
    'not-signed-in': { title: 'يلزم تسجيل الدخول.', action: 'يمكنك تسجيل الدخول.' },
    'not-configured': {
      title: 'هذا التطبيق ليس متاحًا بعد.',
      action: tellTheOwner,
      owner: { title: 'مفتاح {provider} غير موجود.', action: 'يلزم وضع مفتاح في إعدادات الخادم ثم التحقق مجددًا.' },
    },
  },

  filteredOutput: {
    title: 'قواعد المحتوى لدى {service} لا تتيح هذه الإجابة.',
    action: 'يمكنك المحاولة مجددًا بكلمات أخرى.',
  },

  contact: {
    withRequestId: 'إن تكرر ذلك فيمكنك التواصل مع {provider} بذكر معرّف الطلب.',
    withoutRequestId: 'إن تكرر ذلك فيمكنك التواصل مع {provider}.',
  },

  limits: {
    requests: { one: 'طلب واحد', two: 'طلبان', few: '{count} طلبات', many: '{count} طلبًا', other: '{count} طلب' },
    tokens: { one: 'رمز واحد', two: 'رمزان', few: '{count} رموز', many: '{count} رمزًا', other: '{count} رمز' },
    characters: { one: 'حرف واحد', two: 'حرفان', few: '{count} أحرف', many: '{count} حرفًا', other: '{count} حرف' },
    files: { one: 'ملف واحد', two: 'ملفان', few: '{count} ملفات', many: '{count} ملفًا', other: '{count} ملف' },
  },
  rates: { minute: '{limit} في الدقيقة', day: '{limit} في اليوم', once: '{limit} في الوقت نفسه' },
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
    retrying: 'جارٍ إعادة المحاولة…',
    done: 'تم',
    retryIn: 'إعادة المحاولة بعد {time}',
    retryInAbout: 'إعادة المحاولة، المتبقي {duration} تقريبًا',
    retryAt: 'إعادة المحاولة {time}',
    retryOnline: 'لا يوجد اتصال بالإنترنت',
    autoIn: 'ستُعاد المحاولة، المتبقي {time}',
    autoInAbout: 'ستُعاد المحاولة، المتبقي {duration} تقريبًا',
    autoSoon: 'ستُعاد المحاولة بعد لحظات',
    stop: 'إيقاف',
    topUp: 'شحن الرصيد',
    plan: 'عرض الباقات',
    keys: 'عرض المفاتيح',
    newTab: 'في تبويب جديد',
    requestId: 'معرّف الطلب',
    copy: 'نسخ',
    copied: 'تم النسخ',
    copyForOwner: 'نسخ رسالة لإدارة التطبيق',
    later: 'ليس الآن',
  },
  facts: { label: 'التفاصيل', provider: 'المزوّد', code: 'الرمز', status: 'الحالة', time: 'الوقت', page: 'الصفحة' },
  balance: {
    label: 'الرصيد لدى {provider}',
    empty: 'المتبقي {amount}. يلزم شحن الرصيد للمتابعة.',
    low: { title: 'المتبقي من رصيدك لدى {provider} قليل.', action: 'المتبقي {amount}. يمكنك شحن الرصيد الآن.' },
    toppedUp: 'تم شحن الرصيد',
    checking: 'جارٍ التحقق…',
    unchanged: 'لم يصل الرصيد بعد. يمكنك المحاولة مجددًا لاحقًا.',
    restored: 'الرصيد متاح الآن.',
  },
  quota: {
    label: 'الحصة لدى {provider}',
    empty: 'نفدت حصتك {window} من {name} لدى {provider}.',
    used: 'المستخدم {used} من {max}.',
    low: {
      title: ['المتبقي من حصتك {window} من {name} لدى {provider} هو {percent}.', 'المتبقي من حصتك {window} لدى {provider} هو {percent}.'],
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
    speaking: 'القراءة جارية',
    paused: 'القراءة متوقفة مؤقتًا',
    blocked: 'زر التشغيل يبدأ القراءة.',
    done: 'اكتملت القراءة',
    failed: 'توقفت القراءة.',
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
    waiting: 'المتبقي قبل إعادة المحاولة {duration}.',
    waitingAbout: 'المتبقي قبل إعادة المحاولة {duration} تقريبًا.',
    waitingUntil: from,
    stopped: 'تم الإيقاف.',
    ready: 'يمكنك المحاولة مجددًا الآن.',
    notYet: 'ليس بعد.',
    recovered: 'عادت الخدمة.',
  },
};
