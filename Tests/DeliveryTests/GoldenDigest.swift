/// What `KettlewrenDigest.small` looks like at 100 columns; changed by hand only.
enum GoldenDigest {
    static let text = #"""
        Kettlewren · What needs an answer                                         Tue 21 Jul 2026, 12:00 UTC
        ────────────────────────────────────────────────────────────────────────────────────────────────────
        2 cases need an answer · 1 new · 1 overdue · 1 promise missed

         1  C12  priority 100.0   OVERDUE · PROMISE MISSED · SAID TWICE · SAFETY · assigned
            anger  █████████░  0.86 of 1, complaint 0.97
            reach  █████░░░░░  likely 3,960 views (649–10,880), estimated from likes and shares

            “Kettle boils by itself – It switched itself on at 3 in the morning, with no water in it, while
            we slept. This is the third time I write about it, and nobody answers. Does anyone at Kettlewren
            read this?”
            Ana Prates (@anap) · Kettle forum · 12,400 followers · 3 h ago · en
            https://forum.kettlewren.example/t/881?page=2#p9

            Heard  3 posts by 2 people on Kettle forum, Reddit
            About  safety, quality
            Why    “switched itself on” → complaint +1.8; “third time” → anger +1.1; “nobody answers” →
                   anger +0.9
            Rank   counted as new while a promise stands broken; safety is at stake; it needs a second
                   opinion; 2 people report the same; 2 deadlines or promises of ours were missed
            Who    Care, Mara · first answer was due 10:00 UTC, 2 h ago
            Due    P3, Mara from our safety team: missed, was due 11:00 UTC, 1 h ago
                   P4, nobody named: read as due 23 Jul, 12:00 UTC, to be confirmed with earshot promise
                   confirm P4
            Hint   reads as an attack: acknowledge the feeling without condoning the behaviour, with a firm,
                   kind commitment

            Suggested acknowledgment:
              │ Hi Ana, a kettle that switches itself on at night is frightening, and you had to tell us
              │ three times.
              │ Mara from our safety team is looking at it now and writes to you here today by 17:00.
              ! COMMITMENT: “today by 17:00” becomes a promise of Mara's

         2  C15  priority 12.4   NEW
            anger  ████░░░░░░  0.41 of 1, complaint 0.93
            reach  ██░░░░░░░░  likely 50 views (12–200), a guess: nothing is known

            “アップデート後に使えない –
            更新してからアプリがケトルを見つけません。三回入れ直しましたが同じです。”
            湯気 太郎 · app-store-jp (app-store) · 1 of 5 stars · 20 h ago · ja

            About  bug
            Why    “1 of 5 stars” → complaint +0.9
            Rank   20 h old
            Who    App · first answer due 13:30 UTC, in 1 h 30 min

        ────────────────────────────────────────────────────────────────────────────────────────────────────
        5 more open cases are not shown, the highest at priority 18.2. To see them: earshot queue
        Grows: nobody else should feel that way
          self-switching base (safety): 6 people, likely 5,200 views; 4 cases this week, 1 the week before;
          latest C5, C7, C9, C12
        48 replies recorded so far, 1 of them sent by a lead with an error in it
        Promises: 1 missed, 2 open, 1 to confirm, 19 kept, 2 kept late: earshot promise list
        The second look proved the customer right 4 of 6 times
        4 sources: 2 well, 1 failed, 1 quiet
          ! Tea blog failed: answered HTTP 502 (4 times in a row)
          ! App Store (JP): quiet for 3 days
        1 message of ours may not have arrived, or arrived twice
          ! care-slack: the connection broke after all was sent
        3 cases of earlier digests are still open: earshot queue shows them
        1,205 mentions so far = 61 in cases + 1,100 that need nobody + 40 set aside (own-account 2, spam 38)
        + 3 not yet read + 1 that could not be read

        """#
}
