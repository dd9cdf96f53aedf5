/// Emoji by what they say of the writer's mood.
enum EmojiPhrases {
    static let table = """
        angryEmoji: 😠, 😡, 🤬, 😤, 👿, 🖕, 👎, 🤮, 🤢, 💢, 😾
        sadEmoji: 😞, 😔, 😢, 😭, 😩, 😫, 😖, ☹, 🙁, 😒, 🙄, 😑, 😐, 🤦, 💔, 😓, 😣, 😕, 😟, 😳, 🤷, 🤡
        happyEmoji: 😀, 😃, 😄, 😁, 😊, 😍, 🥰, 😘, ❤, 💕, 💖, 💙, 💚, 💛, 💜, 🧡, 🖤, 😂, 🤣, 👍, 👏, 🙌, 🎉, ✨, 🔥, 😎, 🥳, 💯, 🤩, 😋, 🙏, ☺, 😇, 🤗, 💪, ⭐, 🌟, 😉
        profanity: 🤬, 🖕, 💩
        promotion: 💰, 🤑, 🚀, 👇, 👉, 📲, 💸
        """
}
