namespace Seaworthy.Logging.Templates;

/// <summary>Names a placeholder after an argument, which may also be a constant: what is no value of a message built at run time may well be one of a template.</summary>
internal static class ValueName
{
    public static string For(IOperation value) => value.Unwrap() switch
    {
        INameOfOperation { Argument: var named } => named switch
        {
            IMethodReferenceOperation => "MethodName",
            { Type: not null } and not ILocalReferenceOperation and not IParameterReferenceOperation and not IMemberReferenceOperation => "TypeName",
            _ => "Name",
        },
        _ => PlaceholderName.For(value),
    };
}
