using System.Text;
using Microsoft.CodeAnalysis.CSharp;
using Seaworthy.Logging.Generated;
using Seaworthy.Logging.Templates;

namespace Seaworthy.CodeFixes.Logging.Generated;

/// <summary>Names generated log methods: after the first words of the message, or after the method that logs.</summary>
internal static class GeneratedMethodName
{
    private const int MaximumWords = 6;

    /// <summary><c>Order {OrderId} went out with {Carrier}</c> is <c>OrderWentOut</c>.</summary>
    public static string FromMessage(GeneratedCall call)
    {
        var words = new List<string>();
        var start = 0;
        foreach (var hole in call.Template.Holes)
        {
            var isFull = !AddWords(call.Template.Text.Substring(start, hole.Start - start), words);
            DropLinks(words);
            start = hole.End;
            if (isFull)
                break;
        }

        if (call.Template.Holes.IsEmpty || words.Count < MaximumWords)
            AddWords(call.Template.Text.Substring(start), words);

        DropLinks(words);
        if (words.Count > 2 && words[0] is "A" or "An" or "The")
            words.RemoveAt(0);

        return words.Count switch
        {
            0 => FromCaller(call),
            1 => "Log" + words[0],
            _ => char.IsDigit(words[0][0]) ? "Log" + string.Concat(words) : string.Concat(words),
        };
    }

    /// <summary><c>ShipAsync</c> logs with <c>LogShip</c>.</summary>
    public static string FromCaller(GeneratedCall call)
    {
        foreach (var node in call.Call.Syntax.Ancestors())
        {
            var name = node switch
            {
                MethodDeclarationSyntax method => method.Identifier.ValueText,
                LocalFunctionStatementSyntax function => function.Identifier.ValueText,
                ConstructorDeclarationSyntax constructor => constructor.Identifier.ValueText,
                PropertyDeclarationSyntax property => property.Identifier.ValueText,
                EventDeclarationSyntax @event => @event.Identifier.ValueText,
                TypeDeclarationSyntax type => type.Identifier.ValueText,
                _ => null,
            };

            if (Identifier.Pascal(name) is { } pascal)
                return "Log" + (pascal.Length > 5 && pascal.EndsWith("Async", StringComparison.Ordinal) ? pascal.Substring(0, pascal.Length - 5) : pascal);
        }

        return "LogEvent";
    }

    /// <summary>Adds the words of a piece of the text; false when there are enough, or a clause has ended.</summary>
    private static bool AddWords(string text, List<string> words)
    {
        var word = new StringBuilder();
        for (var position = 0; position <= text.Length; position++)
        {
            var current = position < text.Length ? text[position] : ' ';
            if (char.IsLetterOrDigit(current))
            {
                word.Append(current);
                continue;
            }

            // An apostrophe stands within a word: can't.
            if (current is '\'' or '’' && word.Length > 0 && position + 1 < text.Length && char.IsLetter(text[position + 1]))
                continue;

            if (word.Length > 0)
                words.Add(Pascal(word.ToString()));

            word.Clear();
            if (words.Count == MaximumWords || (words.Count > 1 && position < text.Length && ".:;!?(\n".IndexOf(current) >= 0))
                return false;
        }

        return true;
    }

    /// <summary>Words that led to a value, or to what was cut off, say nothing without it.</summary>
    private static void DropLinks(List<string> words)
    {
        while (words.Count > 1 && Links.Contains(words[words.Count - 1]))
            words.RemoveAt(words.Count - 1);
    }

    private static string Pascal(string word)
    {
        var isShouted = word.Length > 2 && word.All(char.IsUpper);
        return char.ToUpperInvariant(word[0]) + (isShouted ? word.Substring(1).ToLowerInvariant() : word.Substring(1));
    }

    private static readonly ImmutableHashSet<string> Links = ImmutableHashSet.Create(
        "A", "An", "The", "To", "Of", "For", "From", "With", "Without", "In", "On", "At", "By", "And", "Or", "As", "Is", "Are", "Was", "Were", "Be", "Been", "Has", "Have", "Had",
        "That", "Which", "Its", "Into", "Than", "Then", "Because", "Due", "After", "Before", "Within", "Via", "But", "Per", "Using", "Under", "Over", "Until", "About", "Not", "No", "Will", "Can", "Could", "Should", "Would", "May", "Does", "Do", "Did", "Being");
}
