"""The words of directives in further languages, as plain text: `name = words`, a line each (`model.word_table`)."""

from __future__ import annotations

DIRECTIVES: dict[str, str] = {
    "ru": """
        post-on = Запись в X
        original-post = Исходная запись
        archived = Архивная копия
        retrieved = просмотрено {date}
        deleted = Запись впоследствии удалена
        suspended = Учётная запись впоследствии заблокирована
        withheld = Запись недоступна в некоторых странах
        translation = Перевод
        translated = Перевод: {name}
        in-reply-to = В ответ на
        quoting = Цитируя
        correction = Исправление
        editor-note = Примечание редакции
        key-points = Главное
        pull-quote = Выделенная цитата
        articles = Статьи
    """,
    "zh-hant": """
        post-on = X 貼文
        original-post = 原始貼文
        archived = 存檔副本
        retrieved = {date}查閱
        deleted = 貼文已遭刪除
        suspended = 帳號已遭停用
        withheld = 貼文在部分國家遭封鎖
        translation = 譯文
        translated = {name}譯
        in-reply-to = 回覆
        quoting = 引用
        correction = 更正
        editor-note = 編者按
        key-points = 要點
        pull-quote = 引語
        articles = 文章
    """,
    "ja": """
        post-on = Xへの投稿
        original-post = 元の投稿
        archived = 保存版
        retrieved = {date}閲覧
        deleted = 投稿はその後削除された
        suspended = アカウントはその後凍結された
        withheld = 投稿は一部の国で表示されない
        translation = 翻訳
        translated = {name}訳
        in-reply-to = 返信先
        quoting = 引用
        correction = 訂正
        editor-note = 編集部注
        key-points = 要点
        pull-quote = 抜粋
        articles = 記事
    """,
    "ko": """
        post-on = X 게시물
        original-post = 원래 게시물
        archived = 보관본
        retrieved = {date} 확인
        deleted = 게시물은 이후 삭제됨
        suspended = 계정은 이후 정지됨
        withheld = 일부 국가에서 볼 수 없는 게시물
        translation = 번역
        translated = {name} 옮김
        in-reply-to = 답글 대상
        quoting = 인용
        correction = 정정
        editor-note = 편집자 주
        key-points = 요점
        pull-quote = 발췌
        articles = 기사
    """,
    "he": """
        post-on = פוסט ב־X
        original-post = הפוסט המקורי
        archived = עותק שמור
        retrieved = נצפה ב־{date}
        deleted = הפוסט נמחק מאז
        suspended = החשבון הושעה מאז
        withheld = הפוסט חסום במדינות אחדות
        translation = תרגום
        translated = תרגום: {name}
        in-reply-to = בתגובה ל
        quoting = בציטוט
        correction = תיקון
        editor-note = הערת המערכת
        key-points = עיקרי הדברים
        pull-quote = ציטוט מובלט
        articles = כתבות
    """,
    "fa": """
        post-on = فرسته در X
        original-post = فرستهٔ اصلی
        archived = نسخهٔ بایگانی
        retrieved = بازبینی در {date}
        deleted = فرسته سپس حذف شد
        suspended = حساب سپس تعلیق شد
        withheld = فرسته در برخی کشورها پنهان است
        translation = ترجمه
        translated = ترجمهٔ {name}
        in-reply-to = در پاسخ به
        quoting = به نقل از
        correction = اصلاح
        editor-note = یادداشت سردبیر
        key-points = نکات اصلی
        pull-quote = نقل قول برجسته
        articles = مقاله‌ها
    """,
    "ur": """
        post-on = X پر پوسٹ
        original-post = اصل پوسٹ
        archived = محفوظ نقل
        retrieved = {date} کو دیکھا گیا
        deleted = پوسٹ بعد میں حذف کر دی گئی
        suspended = اکاؤنٹ بعد میں معطل کر دیا گیا
        withheld = پوسٹ بعض ملکوں میں دستیاب نہیں
        translation = ترجمہ
        translated = ترجمہ: {name}
        in-reply-to = کے جواب میں
        quoting = بحوالہ
        correction = تصحیح
        editor-note = مدیر کا نوٹ
        key-points = اہم نکات
        pull-quote = نمایاں اقتباس
        articles = مضامین
    """,
    "hi": """
        post-on = X पर पोस्ट
        original-post = मूल पोस्ट
        archived = संग्रहीत प्रति
        retrieved = {date} को देखा गया
        deleted = पोस्ट बाद में हटाई गई
        suspended = खाता बाद में निलंबित
        withheld = पोस्ट कुछ देशों में उपलब्ध नहीं
        translation = अनुवाद
        translated = अनुवाद: {name}
        in-reply-to = के उत्तर में
        quoting = उद्धृत
        correction = संशोधन
        editor-note = संपादकीय टिप्पणी
        key-points = मुख्य बिंदु
        pull-quote = प्रमुख उद्धरण
        articles = लेख
    """,
    "th": """
        post-on = โพสต์บน X
        original-post = โพสต์ต้นฉบับ
        archived = สำเนาที่เก็บไว้
        retrieved = เข้าถึงเมื่อ {date}
        deleted = โพสต์ถูกลบในภายหลัง
        suspended = บัญชีถูกระงับในภายหลัง
        withheld = โพสต์ถูกปิดกั้นในบางประเทศ
        translation = คำแปล
        translated = แปลโดย {name}
        in-reply-to = ตอบกลับ
        quoting = อ้างถึง
        correction = แก้ไข
        editor-note = หมายเหตุบรรณาธิการ
        key-points = ประเด็นสำคัญ
        pull-quote = คำพูดเด่น
        articles = บทความ
    """,
    "el": """
        post-on = Ανάρτηση στο X
        original-post = Αρχική ανάρτηση
        archived = Αρχειακό αντίγραφο
        retrieved = ανάκτηση {date}
        deleted = Η ανάρτηση διαγράφηκε έκτοτε
        suspended = Ο λογαριασμός ανεστάλη έκτοτε
        withheld = Η ανάρτηση δεν εμφανίζεται σε ορισμένες χώρες
        translation = Μετάφραση
        translated = Μετάφραση: {name}
        in-reply-to = Σε απάντηση
        quoting = Παραθέτει
        correction = Διόρθωση
        editor-note = Σημείωμα της σύνταξης
        key-points = Κύρια σημεία
        pull-quote = Προβεβλημένο παράθεμα
        articles = Άρθρα
    """,
    "vi": """
        post-on = Bài đăng trên X
        original-post = Bài đăng gốc
        archived = Bản lưu
        retrieved = truy cập {date}
        deleted = Bài đăng sau đó đã bị xóa
        suspended = Tài khoản sau đó đã bị khóa
        withheld = Bài đăng bị chặn ở một số nước
        translation = Bản dịch
        translated = {name} dịch
        in-reply-to = Trả lời
        quoting = Trích dẫn
        correction = Đính chính
        editor-note = Ghi chú của tòa soạn
        key-points = Điểm chính
        pull-quote = Trích dẫn nổi bật
        articles = Bài viết
    """,
}
