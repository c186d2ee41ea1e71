using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Seaworthy.Logging.Exceptions;
using Seaworthy.Logging.Rewriting;
using Seaworthy.Logging.Templates;

namespace Seaworthy.Logging.Generated;

/// <summary>A log call in whose place a method with <c>[LoggerMessage]</c> can be called: it would log the same event.</summary>
/// <param name="Exception">The exception that the call passes, and its type; its name is not that of a placeholder.</param>
/// <param name="Parameters">The values in the order of their placeholders.</param>
internal sealed record GeneratedCall(ConstantTemplate Template, LoggerSource Source, GeneratedEvent Event, GeneratedParameter? Exception, ImmutableArray<GeneratedParameter> Parameters)
{
    /// <summary>With more values the generator formats the text itself, and shows some values otherwise.</summary>
    private const int MaximumDefined = 6;

    public LogCall Call => Template.Call;

    public static GeneratedCall? TryMatch(LogCall call, LoggingSymbols symbols, LoggingSettings settings, CancellationToken cancellationToken)
    {
        if (call is not { Library: LogLibrary.MicrosoftExtensions, Kind: LogCallKind.Message, Method.ContainingType: { Name: "LoggerExtensions" } type }
            || !type.ContainingNamespace.Is("Microsoft.Extensions.Logging")
            || symbols.LoggerMessages is not { } support
            || !LoggerMessageSupport.Speaks(call.Syntax.SyntaxTree)
            || call.Invocation.SemanticModel is not { } model
            || ConstantTemplate.TryRead(call, cancellationToken) is not { } template
            || !GeneratedTemplate.IsUnderstood(template)
            || NamesLocal(call.Template.Value)
            || !LogCallRewriter.IsWhole(call.Syntax)
            || !call.Invocation.IsBound()
            || RuntimeMessage.IsInExpressionTree(call.Invocation)
            || ExceptionLoss.IsIn(call, symbols, settings, cancellationToken)
            || GeneratedEvent.TryRead(call) is not { } @event
            || LoggerSource.TryFind(call, support, model, cancellationToken) is not { } source)
        {
            return null;
        }

        var result = new GeneratedCall(template, source, @event, Exception: null, ImmutableArray<GeneratedParameter>.Empty);
        if (call.FindLeading(TypeLookup.IsException) is { } argument)
        {
            if (argument.Value.Syntax is not ExpressionSyntax expression
                || GeneratedParameter.TryCreate("Exception", expression, model, cancellationToken) is not { } exception
                || !exception.Type.IsException())
            {
                return null;
            }

            result = result with { Exception = exception };
        }

        return result.WithParameters(support, model, cancellationToken) is { } complete && complete.KeepsOrder() && complete.KeepsComments() ? complete : null;
    }

    /// <summary>Whether the template names a constant of the function that nothing else uses than log calls.</summary>
    private static bool NamesLocal(IOperation template)
    {
        foreach (var operation in template.DescendantsAndSelf())
        {
            if (operation is ILocalReferenceOperation { Local: var local } && !IsUsedElsewhere(local))
                return true;
        }

        return false;
    }

    private static bool IsUsedElsewhere(ILocalSymbol local)
    {
        if (local.DeclaringSyntaxReferences is not { Length: 1 } references
            || references[0].GetSyntax() is not VariableDeclaratorSyntax declarator
            || LocalText.FindScope(declarator) is not { } scope)
        {
            return false;
        }

        foreach (var mention in LocalText.Mentions(local.Name, scope))
        {
            if (mention.FirstAncestorOrSelf<InvocationExpressionSyntax>() is not { } call || !LogMethodNames.Contains(LogCallSyntax.Name(call.Expression) ?? ""))
                return true;
        }

        return false;
    }

    private GeneratedCall? WithParameters(LoggerMessageSupport support, SemanticModel model, CancellationToken cancellationToken)
    {
        var parameters = ImmutableArray.CreateBuilder<GeneratedParameter>(Call.Values.Length);
        var isFormattedByGenerator = Call.Values.Length > MaximumDefined || Event.Level is null;
        for (var index = 0; index < Call.Values.Length; index++)
        {
            var hole = Template.Holes[index];
            if (Call.Values[index].NameColon is not null
                || IsTaken(hole.Name)
                || GeneratedParameter.TryCreate(hole.Name, Call.Values[index].Expression, model, cancellationToken) is not { } parameter
                || parameter.Type.IsException()
                || GeneratedEvent.IsLevel(parameter.Type)
                || LoggerSource.IsLogger(parameter.Type)
                || (isFormattedByGenerator && !parameter.IsPlain(hole, support.FormatsInvariantly)))
            {
                return null;
            }

            parameters.Add(parameter);
        }

        return this with { Parameters = parameters.MoveToImmutable() };
    }

    /// <summary>Whether another parameter has the name already, or the logger that the generated method reads.</summary>
    private bool IsTaken(string name)
    {
        var logger = Source switch
        {
            { IsInstance: false } => "logger",
            { Logger: MemberAccessExpressionSyntax { Name.Identifier.ValueText: var member } } => member,
            _ => Source.Logger.Unwrap().ToString(),
        };

        return string.Equals(name, logger, StringComparison.OrdinalIgnoreCase)
            || (Exception is not null && string.Equals(name, "exception", StringComparison.OrdinalIgnoreCase))
            || (Event.Level is null && string.Equals(name, "level", StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>Named arguments may stand in another order than the parameters, in which the values are then evaluated.</summary>
    private bool KeepsOrder()
    {
        var isNamed = false;
        foreach (var argument in Call.Syntax.ArgumentList.Arguments)
            isNamed |= argument.NameColon is not null;

        if (!isNamed)
            return true;

        foreach (var argument in Call.Invocation.Arguments)
        {
            if (argument.Parameter?.Ordinal < Call.Template.Parameter!.Ordinal && !StableValue.Is(argument.Value))
                return false;
        }

        return true;
    }

    /// <summary>Whether all comments stand in what is kept.</summary>
    private bool KeepsComments()
    {
        foreach (var trivia in Source.Replaced.DescendantTrivia())
        {
            if (trivia.Kind() is not (SyntaxKind.WhitespaceTrivia or SyntaxKind.EndOfLineTrivia) && Source.Replaced.Span.Contains(trivia.Span) && !IsKept(trivia.SpanStart))
                return false;
        }

        return true;
    }

    private bool IsKept(int position)
    {
        if (Call.TemplateSyntax.Expression.Span.Contains(position) || Source.Logger.Span.Contains(position) || Event.LevelExpression?.Span.Contains(position) is true || Exception?.Expression.Span.Contains(position) is true)
            return true;

        foreach (var parameter in Parameters)
        {
            if (parameter.Expression.Span.Contains(position))
                return true;
        }

        return false;
    }
}
