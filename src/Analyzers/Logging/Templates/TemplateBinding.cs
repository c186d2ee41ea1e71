using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Seaworthy.Logging.Templates;

/// <summary>How the placeholders of a constant template and the values of its call go together.</summary>
internal sealed class TemplateBinding
{
    private readonly HoleExpression?[] _expressions;
    private ScopeNames? _scope;

    private TemplateBinding(ConstantTemplate template, LoggingSettings settings, int? values)
    {
        Template = template;
        Settings = settings;
        Values = values;
        _expressions = new HoleExpression?[template.Holes.Length];
        for (var hole = 0; hole < _expressions.Length; hole++)
        {
            if (!IsPlain(template.Holes[hole].Name))
                _expressions[hole] = HoleExpression.TryRead(Call, template.Holes[hole]);
        }
    }

    public ConstantTemplate Template { get; }

    public LoggingSettings Settings { get; }

    /// <summary>How many values there are; null when an array or another method holds them.</summary>
    public int? Values { get; }

    public LogCall Call => Template.Call;

    public ImmutableArray<TemplateHole> Holes => Template.Holes;

    public SemanticModel Model => Call.Invocation.SemanticModel!;

    /// <summary>Whether the library takes braces for placeholders; without values only Serilog does, and what it can't fill it prints as it is.</summary>
    public bool IsFilled => Values is not 0 || Call.Kind is LogCallKind.Definition;

    public bool IsWellFormed => Template.Template.LooseBraces.IsEmpty;

    /// <summary>Whether every placeholder has a number.</summary>
    public bool IsPositional
    {
        get
        {
            foreach (var hole in Holes)
            {
                if (!hole.IsPositional)
                    return false;
            }

            return !Holes.IsEmpty;
        }
    }

    public ScopeNames Scope => _scope ??= new ScopeNames(Call, Model);

    public static TemplateBinding? TryRead(LogCall call, LoggingSettings settings, CancellationToken cancellationToken) =>
        (call.TakesValues || call.Kind is LogCallKind.Definition) && ConstantTemplate.TryRead(call, cancellationToken) is { } template
            ? new TemplateBinding(template, settings, CountValues(call))
            : null;

    /// <summary>The expression that the placeholder is, when it isn't a name.</summary>
    public HoleExpression? ExpressionOf(int hole) => _expressions[hole];

    /// <summary>How many values the numbers of the placeholders ask for.</summary>
    public int CountNumbered()
    {
        var count = 0;
        foreach (var hole in Holes)
        {
            if (hole.IsPositional && int.TryParse(hole.Name, out var number))
                count = Math.Max(count, number + 1);
        }

        return count;
    }

    /// <summary>The value of the placeholder as it is passed.</summary>
    public ArgumentSyntax? ValueOf(int hole) =>
        Values is null or 0 && !(Call.PassesArray && Holes.Length is 1 && Call.Values.Length is 1) || Call.Kind is LogCallKind.Definition ? null
        : Call.PassesArray ? Call.Values[0]
        : Template.FindValue(hole);

    public IOperation? OperationOf(ArgumentSyntax value) => Model.GetValueOperation(value.Expression);

    public bool IsException(ArgumentSyntax value) => OperationOf(value)?.Unwrap().Type.IsException() is true;

    /// <summary>
    /// The values without the exceptions among them, which another rule moves in front of the template; null when there are none, or a
    /// placeholder is meant for one.
    /// </summary>
    public ImmutableArray<ArgumentSyntax>? WithoutExceptions()
    {
        var others = ImmutableArray.CreateBuilder<ArgumentSyntax>();
        foreach (var value in Call.Values)
        {
            if (!IsException(value))
            {
                others.Add(value);
                continue;
            }

            foreach (var hole in Holes)
            {
                if (ForgottenValues.IsNamed(this, value, hole.Name) || hole.Name is "Exception" or "exception" or "Error" or "error" or "Ex" or "ex")
                    return null;
            }
        }

        return others.Count < Call.Values.Length ? others.ToImmutable() : null;
    }

    /// <summary>Whether one of the values is this very expression.</summary>
    public bool Passes(ExpressionSyntax expression)
    {
        foreach (var value in Call.Values)
        {
            if (Microsoft.CodeAnalysis.CSharp.SyntaxFactory.AreEquivalent(value.Expression.Unwrap(), expression.Unwrap()))
                return true;
        }

        return false;
    }

    /// <summary>Whether this is a plain name, or a number.</summary>
    public static bool IsPlain(string name)
    {
        var hasLetter = false;
        foreach (var character in name)
        {
            if (character is not '_' && !char.IsLetterOrDigit(character))
                return false;

            hasLetter |= character is not (>= '0' and <= '9');
        }

        return name.Length > 0 && !(hasLetter && name[0] is >= '0' and <= '9');
    }

    private static int? CountValues(LogCall call)
    {
        if (call.Kind is LogCallKind.Definition)
            return call.Method.TypeArguments.Length;

        if (call.PassesArray)
            return null;

        return call.Values.IsEmpty || TakesOnlyValues(call) ? call.Values.Length : null;
    }

    /// <summary>A method of the user's own may take something else behind its template.</summary>
    private static bool TakesOnlyValues(LogCall call)
    {
        var parameters = call.Method.Parameters;
        return LibraryMethods.FindTemplate(call.Method) is not null && !HasSource(call.Method)
            || (parameters[parameters.Length - 1].IsParams && call.Template.Parameter!.Ordinal + 2 == parameters.Length);
    }

    private static bool HasSource(IMethodSymbol method) => !method.DeclaringSyntaxReferences.IsEmpty;
}
