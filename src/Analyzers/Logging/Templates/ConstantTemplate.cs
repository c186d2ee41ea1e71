using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Seaworthy.Logging.Templates;

/// <summary>The template of a log call that the compiler knows, and which value stands for which placeholder.</summary>
internal sealed class ConstantTemplate
{
    private readonly CancellationToken _cancellationToken;
    private TemplateSourceMap? _source;

    private ConstantTemplate(LogCall call, MessageTemplate template, CancellationToken cancellationToken)
    {
        Call = call;
        Template = template;
        _cancellationToken = cancellationToken;
    }

    public LogCall Call { get; }

    public MessageTemplate Template { get; }

    public string Text => Template.Text;

    public ImmutableArray<TemplateHole> Holes => Template.Holes;

    /// <summary>The template of the call; null when it is no constant.</summary>
    public static ConstantTemplate? TryRead(LogCall call, CancellationToken cancellationToken) =>
        call.Template.Value.Unwrap().IsConstantText(out var text) && call.Invocation.SemanticModel is not null ? new ConstantTemplate(call, MessageTemplate.Parse(text), cancellationToken) : null;

    /// <summary>
    /// Whether the library takes values by the numbers that the placeholders name. Microsoft.Extensions.Logging never does: it takes them
    /// in their order, whatever the placeholders are called.
    /// </summary>
    public bool BindsByNumber
    {
        get
        {
            if (Call.Library is not (LogLibrary.Serilog or LogLibrary.NLog) || Holes.IsEmpty)
                return false;

            foreach (var hole in Holes)
            {
                if (!hole.IsPositional)
                    return false;
            }

            return true;
        }
    }

    /// <summary>The value that the placeholder shows; null when there is none, or when one array stands for all values.</summary>
    public ArgumentSyntax? FindValue(int holeIndex)
    {
        var index = holeIndex;
        if (Call.PassesArray || (BindsByNumber && !int.TryParse(Holes[holeIndex].Name, out index)))
            return null;

        return index < Call.Values.Length ? Call.Values[index] : null;
    }

    /// <summary>Where a part of the text is written; the whole argument when that can't be told.</summary>
    public Location LocationOf(int start, int length) =>
        Source.Find(start, length) is { } span ? Location.Create(Call.Syntax.SyntaxTree, span) : Call.Template.Value.Syntax.GetLocation();

    public Location LocationOf(TemplateHole hole) => LocationOf(hole.Start, hole.Length);

    public TemplateSourceMap Source => _source ??= TemplateSourceMap.Create(Call.TemplateSyntax.Expression, Text, Call.Invocation.SemanticModel!, _cancellationToken);
}
