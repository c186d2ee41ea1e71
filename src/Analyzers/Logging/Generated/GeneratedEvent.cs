using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Seaworthy.Logging.Generated;

/// <summary>What an attribute can say about an event, besides its text.</summary>
/// <param name="Level">The member of <c>LogLevel</c>; null when the call decides.</param>
/// <param name="LevelExpression">What the call passes then.</param>
/// <param name="Id">The event id; null when the call names none, which is the id 0.</param>
/// <param name="IdExpression">How the id is written.</param>
/// <param name="Name">The name of the event, when the call gives one.</param>
/// <param name="NameExpression">How the name is written.</param>
internal sealed record GeneratedEvent(string? Level, ExpressionSyntax? LevelExpression, int? Id, ExpressionSyntax? IdExpression, string? Name, ExpressionSyntax? NameExpression)
{
    public static readonly ImmutableArray<string> Levels = ImmutableArray.Create("Trace", "Debug", "Information", "Warning", "Error", "Critical");

    public static GeneratedEvent? TryRead(LogCall call)
    {
        return TryReadLevel(call) is var (level, expression)
            ? WithId(new GeneratedEvent(level, expression, Id: null, IdExpression: null, Name: null, NameExpression: null), call)
            : null;
    }

    /// <summary>The level of the event, or the expression that decides it; null for a level at which nothing is logged.</summary>
    public static (string? Level, ExpressionSyntax? Expression)? TryReadLevel(LogCall call)
    {
        if (call.Method.Name is not "Log")
            return (call.Method.Name.Substring("Log".Length), null);

        if (call.FindLeading(IsLevel) is not { Value: { Syntax: ExpressionSyntax expression } level })
            return null;

        if (level.ConstantValue is not { HasValue: true, Value: int number })
            return (null, expression);

        return NameOf(number) is { } name ? (name, null) : null;
    }

    public static bool IsLevel(ITypeSymbol? type) => type is INamedTypeSymbol named && named.Is("Microsoft.Extensions.Logging", "LogLevel");

    private static bool IsEventId(ITypeSymbol? type) => type is INamedTypeSymbol named && named.Is("Microsoft.Extensions.Logging", "EventId");

    /// <summary>The level with this value; what is logged at level None is not logged at all.</summary>
    private static string? NameOf(int level) => level >= 0 && level < Levels.Length ? Levels[level] : null;

    private static GeneratedEvent? WithId(GeneratedEvent @event, LogCall call)
    {
        if (call.FindLeading(IsEventId) is not { } argument)
            return @event;

        switch (argument.Value.Unwrap())
        {
            case { ConstantValue: { HasValue: true, Value: int id }, Syntax: ExpressionSyntax expression }:
                return @event with { Id = id, IdExpression = expression };

            case IObjectCreationOperation { Initializer: null, Arguments.Length: > 0 } creation:
                foreach (var part in creation.Arguments)
                {
                    if (part.ArgumentKind is ArgumentKind.DefaultValue)
                        continue;

                    if (part.Value.Syntax is not ExpressionSyntax written || part.Value.ConstantValue is not { HasValue: true, Value: var value })
                        return null;

                    @event = value switch
                    {
                        int number => @event with { Id = number, IdExpression = written },
                        string { Length: > 0 } text => @event with { Name = text, NameExpression = written },
                        _ => @event,
                    };
                }

                return @event.Id is null ? null : @event;

            default:
                return null;
        }
    }
}
