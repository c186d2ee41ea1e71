namespace Seaworthy.Logging.Sensitive;

/// <summary>Tells by the message around it whether a value named just <c>token</c> or <c>key</c> is a secret.</summary>
internal static class LoneWord
{
    private static readonly string[] ParserWords = ["unexpected", "syntax", "parse", "parsing", "lexer", "expected", "tokeniz", "page", "paging", "continuation", "cancel", "next", "change token", "placeholder", "line "];

    private static readonly string[] AccessWords = ["api", "access", "secret", "auth", "sign", "encrypt", "decrypt", "private", "licen", "subscription", "credential", "login"];

    /// <summary>Any parser has tokens, and any dictionary has keys; most other tokens let somebody in, most other keys don't.</summary>
    public static bool IsSecret(string name, string message) =>
        string.Equals(name.Trim('_'), "token", StringComparison.OrdinalIgnoreCase) ? !Speaks(message, ParserWords) : Speaks(message, AccessWords);

    private static bool Speaks(string message, string[] words)
    {
        foreach (var word in words)
        {
            if (message.IndexOf(word, StringComparison.OrdinalIgnoreCase) >= 0)
                return true;
        }

        return false;
    }
}
