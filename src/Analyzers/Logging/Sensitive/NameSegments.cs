using System.Text;

namespace Seaworthy.Logging.Sensitive;

/// <summary>Splits a name into its words, in lower case: <c>_userApiKey</c> and <c>user-api-key</c> are <c>user api key</c>.</summary>
internal static class NameSegments
{
    public static List<string> Of(string name)
    {
        var segments = new List<string>();
        var word = new StringBuilder();
        for (var index = 0; index < name.Length; index++)
        {
            var current = name[index];
            if (!char.IsLetter(current))
            {
                Flush();
                continue;
            }

            // URLPath is url and path.
            var begins = char.IsUpper(current) && word.Length > 0
                && (char.IsLower(name[index - 1]) || (index + 1 < name.Length && char.IsLower(name[index + 1])));
            if (begins)
                Flush();

            word.Append(char.ToLowerInvariant(current));
        }

        Flush();
        return segments;

        void Flush()
        {
            if (word.Length > 0)
                segments.Add(word.ToString());
            word.Clear();
        }
    }
}
