using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace Seaworthy.Benchmarks.Code;

internal enum Content
{
    /// <summary>Code that references none of the libraries.</summary>
    Plain,

    /// <summary>Services as they should be.</summary>
    Ordinary,

    /// <summary>The same with a finding in every second member.</summary>
    Findings,
}

/// <summary>Writes code of a shop: the same seed gives the same text.</summary>
internal sealed class Writer(Content content, int seed)
{
    private static readonly string[] Nouns = ["Order", "Invoice", "Parcel", "Customer", "Supplier", "Payment", "Basket", "Refund", "Voucher", "Shelf", "Route", "Label", "Quote", "Stock", "Visit", "Return"];
    private static readonly string[] Roles = ["Reader", "Planner", "Registry", "Mailer", "Checker", "Importer", "Board", "Desk", "Ledger", "Counter"];

    private readonly Random _random = new(seed);

    /// <param name="lines">Of all files together, a little more.</param>
    public static CodeSet Write(Content content, int lines, int linesPerFile = 250) => new(content.ToString(), [Project(content, lines, linesPerFile)]);

    public static ProjectCode Project(Content content, int lines, int linesPerFile = 250)
    {
        var sources = new List<(string, SourceText)>();
        for (var left = lines; left > 0;)
        {
            var text = SourceText.From(new Writer(content, sources.Count).File(sources.Count, linesPerFile), Encoding.UTF8);
            sources.Add(($"/shop/Part{sources.Count}.cs", text));
            left -= text.Lines.Count;
        }

        return new ProjectCode(
            content.ToString(),
            sources,
            content is Content.Plain ? Frameworks.Bare : Frameworks.Service,
            new CSharpParseOptions(LanguageVersion.CSharp14, DocumentationMode.None),
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable, concurrentBuild: false),
            BuildConfig.Plain,
            []);
    }

    /// <summary>One file with about so many lines.</summary>
    public string File(int number, int lines)
    {
        var noun = Nouns[number % Nouns.Length];
        var text = new StringBuilder(lines * 40);
        text.Append(content is Content.Plain ? Members.PlainUsings : Members.ServiceUsings);
        text.Append($"\nnamespace Shop.Part{number};\n\n");
        text.Append(Members.Model(noun));
        var written = 30;
        for (var type = 0; written < lines; type++)
        {
            var name = $"{noun}{Roles[type % Roles.Length]}{(type < Roles.Length ? "" : type.ToString(System.Globalization.CultureInfo.InvariantCulture))}";
            var body = new StringBuilder();
            var count = Math.Min(6 + _random.Next(6), Math.Max(2, (lines - written) / 18));
            for (var member = 0; member < count; member++)
            {
                var template = Pick(member);
                body.Append(template.Replace("$Noun", noun, StringComparison.Ordinal)
                    .Replace("$N", member.ToString(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal)
                    .Replace("$C", _random.Next(2, 90).ToString(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal));
            }

            var declaration = content is Content.Plain ? Members.PlainType(name, noun) : Members.ServiceType(name, noun);
            declaration = declaration.Replace("$Members", body.ToString(), StringComparison.Ordinal);
            text.Append(declaration);
            written += declaration.AsSpan().Count('\n');
        }

        return text.ToString();
    }

    private string Pick(int member) => content switch
    {
        Content.Plain => Members.Plain[_random.Next(Members.Plain.Length)],
        Content.Findings when member % 2 is 0 => Members.Findings[_random.Next(Members.Findings.Length)],
        // Most of a service is not about logging or waiting either.
        _ => _random.Next(3) is 0 ? Members.Service[_random.Next(Members.Service.Length)] : Members.Plain[_random.Next(Members.Plain.Length)],
    };
}
