namespace Seaworthy.Logging.Sensitive;

/// <summary>What a name says about the value behind it.</summary>
internal enum Sensitivity
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>That what is sensitive was taken out of it.</summary>
    Protected,

    /// <summary>That it is a secret if it is a text and the code is about access: a lone <c>token</c> or <c>key</c>.</summary>
    Maybe,

    /// <summary>That it is a session's id, which lets somebody in on the web, and is just a number of something elsewhere.</summary>
    Session,

    /// <summary>That it identifies or describes a person.</summary>
    Personal,
    Secret,
}

/// <summary>Tells by its words whether a name is one of a secret.</summary>
internal static class SensitiveNames
{
    public static Sensitivity Judge(string name)
    {
        var words = NameSegments.Of(name);
        if (words.Count is 0)
            return Sensitivity.None;

        if (IsGuard(words[0]) || words.Exists(IsProtection))
            return Sensitivity.Protected;

        if (words.Count is 1 && words[0] is "token" or "key")
            return Sensitivity.Maybe;

        if (words[words.Count - 1] is "sessionid" || (words.Count > 1 && words[words.Count - 1] is "id" && words[words.Count - 2] is "session"))
            return words[0] is "session" or "sessionid" or "web" or "http" or "user" or "login" or "auth" or "browser" or "cookie" ? Sensitivity.Session : Sensitivity.None;

        var personal = Sensitivity.None;
        for (var index = 0; index < words.Count; index++)
        {
            var word = words[index];
            var next = index + 1 < words.Count ? words[index + 1] : "";
            var length = SecretAt(words, index, word, next);
            if (length > 0 && IsRestNeutral(words, index + length, word))
                return Sensitivity.Secret;

            length = PersonalAt(word, next);
            if (length > 0 && IsRestNeutral(words, index + length, word))
                personal = Sensitivity.Personal;
        }

        return personal;
    }

    /// <summary>How many words from here on name a secret.</summary>
    private static int SecretAt(List<string> words, int index, string word, string next)
    {
        switch (word)
        {
            case "password" or "passwords" or "passwd" or "pwd" or "passphrase" or "secret" or "secrets" or "apikey" or "apikeys" or "accesskey" or "privatekey" or "secretkey"
                or "connectionstring" or "credential" or "credentials" or "cookie" or "cookies" or "refreshtoken" or "accesstoken" or "idtoken" or "authtoken"
                or "jwt" or "otp" or "totp" or "cvv" or "cvc" or "ssn" or "iban" or "creditcard" or "cardnumber":
                return 1;

            // Whether somebody is authorized is a verdict, and no secret.
            case "authorization" or "bearer":
                return next is "token" ? 2 : 1;

            case "pin":
                return words.Count is 1 || next is "code" || index > 0 && words[index - 1] is "user" or "card" or "sim" or "device" or "login" or "access" or "security" or "door" ? next is "code" ? 2 : 1 : 0;
        }

        return (word, next) switch
        {
            ("pass", "word" or "phrase") => 2,
            ("api" or "access" or "private" or "signing" or "encryption" or "master" or "shared" or "account" or "subscription" or "license" or "decryption", "key" or "keys") => 2,
            ("connection", "string" or "strings") => 2,
            ("refresh" or "access" or "id" or "auth" or "authentication" or "api" or "sas" or "raw" or "reset" or "oauth" or "device", "token" or "tokens") => 2,
            ("credit", "card") => 2,
            ("card", "number") => 2,
            ("social", "security") => 2,
            _ => 0,
        };
    }

    private static int PersonalAt(string word, string next) => (word, next) switch
    {
        ("email" or "mail", "address") or ("phone" or "mobile", "number") or ("ip", "address") or ("birth", "date") or ("postal", "code") or ("zip", "code") => 2,
        ("first" or "last" or "full" or "family" or "middle" or "maiden", "name") or ("tax" or "passport", "number" or "id") or ("date", "of") => 2,
        ("email" or "emails" or "phone" or "ip" or "birthdate" or "birthday" or "dob" or "address" or "street" or "surname" or "firstname" or "lastname" or "passport", _) => 1,
        _ => 0,
    };

    /// <summary>Whether what follows only says in which form it is there; any other word is what the name is about.</summary>
    private static bool IsRestNeutral(List<string> words, int start, string word)
    {
        for (var index = start; index < words.Count; index++)
        {
            var isNeutral = words[index] is "value" or "values" or "text" or "string" or "raw" or "plain" or "plaintext" or "clear" or "data" or "bytes" or "base" or "encoded" or "decoded" or "decrypted"
                or "input" or "candidate" or "new" or "old" or "current" or "original" or "number" or "code"
                || (words[index] is "header" or "headers" && word is "authorization" or "bearer" or "cookie" or "cookies");
            if (!isNeutral)
                return false;
        }

        return true;
    }

    /// <summary>A question or a request, and not the thing.</summary>
    private static bool IsGuard(string word) => word is "has" or "is" or "needs" or "need" or "use" or "uses" or "require" or "requires" or "required" or "no" or "missing" or "show" or "hide"
        or "can" or "should" or "allow" or "allows" or "enable" or "enabled" or "disable" or "supports";

    private static bool IsProtection(string word) => word is "masked" or "redacted" or "truncated" or "hashed" or "hash" or "encrypted" or "obfuscated" or "sanitized" or "scrubbed" or "fingerprint" or "thumbprint"
        or "anonymized" or "protected" or "shortened" or "safe" or "public";
}
